"""zen-engine: the ladder as a decision table, in each way its Python package offers."""

# mypy: disable-error-code="import-not-found"
# (the peer stands in the environment of the benchmarks alone)

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

from zen import ZenEngine

from bench.cases import HUNDREDTHS
from bench.peers.engine import Contender, Run
from bench.peers.facts import LadderFacts
from bench.peers.zen_table import LEVELS, LIST, decision

ONE, ALL = "ladder", "ladder-over-a-list"
TRACE = {"trace": True}
Facts = dict[str, object]
Response = Mapping[str, Mapping[str, object]]


@cache
def engine() -> ZenEngine:
    """The engine with both models compiled once by its static loader."""
    models = {ONE: decision(), ALL: decision(over_a_list=True)}
    return ZenEngine({"loader": {"type": "static", "content": models}})


def level_of(facts: Mapping[str, object]) -> str:
    """The level of one official."""
    return _level(engine().evaluate(ONE, dict(facts)))


def _dicts(facts: Sequence[LadderFacts]) -> list[Facts]:
    return [{"score": one.hundredths / HUNDREDTHS, **_counts(one)} for one in facts]


def _counts(facts: LadderFacts) -> Facts:
    return {name: value for name, value in facts._asdict().items() if name != "hundredths"}


def _single(facts: Sequence[LadderFacts]) -> Run:
    officials = _dicts(facts)
    one = engine().create_decision(json.dumps(decision()))
    return lambda: [one.evaluate(official) for official in officials]


def _by_key(facts: Sequence[LadderFacts]) -> Run:
    officials = _dicts(facts)
    evaluate = engine().evaluate
    return lambda: [evaluate(ONE, official) for official in officials]


def _traced(facts: Sequence[LadderFacts]) -> Run:
    officials = _dicts(facts)
    evaluate = engine().evaluate
    return lambda: [evaluate(ONE, official, TRACE) for official in officials]


def _batch(facts: Sequence[LadderFacts]) -> Run:
    requests = [{"key": ONE, "context": official} for official in _dicts(facts)]
    return lambda: engine().evaluate_batch(requests)


def _batch_traced(facts: Sequence[LadderFacts]) -> Run:
    requests = [{"key": ONE, "context": official} for official in _dicts(facts)]
    return lambda: engine().evaluate_batch(requests, TRACE)


def _list(facts: Sequence[LadderFacts]) -> Run:
    context = {LIST: _dicts(facts)}
    return lambda: engine().evaluate(ALL, context)


def _list_traced(facts: Sequence[LadderFacts]) -> Run:
    context = {LIST: _dicts(facts)}
    return lambda: engine().evaluate(ALL, context, TRACE)


def _level(response: Response) -> str:
    return cast("str", response["result"]["level"])


def _levels(result: object) -> list[str]:
    return [_level(response) for response in cast("list[Response]", result)]


def _batch_levels(result: object) -> list[str]:
    return [_level(answer["data"]) for answer in cast("list[Mapping[str, Response]]", result)]


def _list_levels(result: object) -> list[str]:
    rows = cast("Response", result)["result"][LEVELS]
    return [row["level"] for row in cast("list[dict[str, str]]", rows)]


NOTHING, ROW = "không giữ lý do", "dòng trúng của bảng"
CONTENDERS = (
    Contender("zen-engine, từng hồ sơ", NOTHING, _single, _levels),
    Contender("zen-engine, mô hình nạp sẵn", NOTHING, _by_key, _levels),
    Contender("zen-engine, lô", NOTHING, _batch, _batch_levels),
    Contender("zen-engine, bảng lặp", NOTHING, _list, _list_levels),
    Contender("zen-engine, nạp sẵn, trace", ROW, _traced, _levels),
    Contender("zen-engine, lô, trace", ROW, _batch_traced, _batch_levels),
    Contender("zen-engine, bảng lặp, trace", ROW, _list_traced, _list_levels),
)
