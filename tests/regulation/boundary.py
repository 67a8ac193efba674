"""Reads the boundary cases of tests/cases: sentences a jurist can check, with facts and outcome.

A file has a `clause`, `defaults` for every case, `[[case]]` entries (one subject each) and
`[[group]]` entries (one comparable group each). Facts of the scope stand flat beside the others;
a left out `completed` means: everything counted is completed. `without` takes default facts away.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tests.regulation.oracle_shapes import CaseObject

DIRECTORY = Path(__file__).parent.parent / "cases"
SCOPE = ("assigned", "excused", "completed", "late", "exceeded", "substandard")
ZERO = ("late", "exceeded")
Table = Mapping[str, object]


@dataclass(frozen=True)
class BoundaryCase:
    """One subject: its JSON object and the outcome the sentence claims."""

    name: str
    sentence: str
    period: str
    subject: CaseObject
    expected: dict[str, object]


@dataclass(frozen=True)
class BoundaryGroup:
    """One comparable group: its members' JSON objects and what the ceiling gives."""

    name: str
    sentence: str
    period: str
    objects: list[CaseObject]
    expected: dict[str, object]


def boundary_cases() -> list[BoundaryCase]:
    """Every `[[case]]` of every file, in order."""
    return [case for path in sorted(DIRECTORY.glob("*.toml")) for case in _cases(path)]


def boundary_groups() -> list[BoundaryGroup]:
    """Every `[[group]]` of every file, in order."""
    return [group for path in sorted(DIRECTORY.glob("*.toml")) for group in _groups(path)]


def _cases(path: Path) -> Iterator[BoundaryCase]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    for entry in content.get("case", []):
        facts = content["defaults"] | entry["facts"]
        expected = {
            "status": "rated",
            "level": None,
            "level_if_late": None,
            "readings": [],
            "missing_for_next": entry["expect"].pop("missing", []),
        }
        yield BoundaryCase(
            f"{path.stem}:{entry['name']}",
            entry["sentence"],
            entry.get("period", "2026-Q2"),
            _object("an", facts),
            expected | entry["expect"],
        )


def _groups(path: Path) -> Iterator[BoundaryGroup]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    for entry in content.get("group", []):
        objects = [
            case
            for place, member in enumerate(entry["members"])
            for case in _members(
                content["defaults"] | content["like"][member["like"]], member, place
            )
        ]
        yield BoundaryGroup(
            f"{path.stem}:{entry['name']}", entry["sentence"], "2026-Q2", objects, entry["expect"]
        )


def _members(defaults: Table, member: Table, place: int) -> Iterator[CaseObject]:
    """As many subjects as `count` says, alike but for the id."""
    facts = {**defaults, **member}
    facts.pop("like")
    named = cast("str | None", facts.pop("id", None))
    for number in range(cast("int", facts.pop("count", 1))):
        yield _object(named or f"{place}-{number:03}", facts)


def _object(identity: str, facts: Table) -> CaseObject:
    flat = dict(facts)
    for key in cast("list[str]", flat.pop("without", [])):
        flat.pop(key)
    scope = {key: cast("int", flat.pop(key, 0)) for key in SCOPE if key in flat or key in ZERO}
    scope.setdefault("completed", scope["assigned"] - scope.get("excused", 0))
    return cast("CaseObject", {"id": identity, "group": "nhom", "scope": scope, **flat})
