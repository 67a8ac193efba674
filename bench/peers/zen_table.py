"""The ladder as a decision table in the JSON that zen-engine reads: first row that fits."""

from __future__ import annotations

import json

FIELDS = (
    "score",
    "completed / counted",
    "late / counted",
    "substandard / counted",
    "exceeded / counted",
)
ROWS = {
    "excellent": (">= 90", ">= 1", "<= 0", "<= 0", ">= 0.3"),
    "good": (">= 70", ">= 1", "<= 0", "<= 0", ""),
    "completed": (">= 50", ">= 1", "<= 0.2", "", ""),
    "failed": ("", "", "", "", ""),
}
LIST, LEVELS = "officials", "levels"


def decision(*, over_a_list: bool = False) -> dict[str, object]:
    """The decision model; over a list: it takes all officials at once and loops by itself."""
    table = _table() | (
        {"executionMode": "loop", "inputField": LIST, "outputPath": LEVELS}
        if over_a_list
        else {"executionMode": "single", "inputField": None, "outputPath": None}
    )
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            _node("facts", "inputNode", 0),
            _node("ladder", "decisionTableNode", 1) | {"content": table},
            _node("level", "outputNode", 2),
        ],
        "edges": [_edge("facts", "ladder"), _edge("ladder", "level")],
    }


def _table() -> dict[str, object]:
    rules = [
        {"_id": level, "level": json.dumps(level), **dict(zip(FIELDS, cells, strict=True))}
        for level, cells in ROWS.items()
    ]
    return {
        "hitPolicy": "first",
        "inputs": [{"id": field, "name": field, "field": field} for field in FIELDS],
        "outputs": [{"id": "level", "name": "level", "field": "level"}],
        "rules": rules,
        "passThrough": False,
    }


def _node(name: str, kind: str, column: int) -> dict[str, object]:
    return {"id": name, "name": name, "type": kind, "position": {"x": 300 * column, "y": 0}}


def _edge(source: str, target: str) -> dict[str, object]:
    return {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}
