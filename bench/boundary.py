"""Who says what: hard cases put to every engine in the run; no peer's answer is written down."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from bench.cases import QUARTER
from bench.hard_cases import HARD, INSUFFICIENT, REFUSED, SOUND, Hard
from bench.peers import openfisca, zen
from bench.result import Limit, Table
from sauro.regulation.levels import Level
from sauro.regulation.quarter.rate import rate
from sauro.regulation.rulebook import rulebook_for
from sauro.tables.cases.parse import parse_cases
from sauro.tables.errors import InputErrors, Problems
from sauro.tables.json_lines import read_json_line
from sauro.tables.origin import JsonOrigin

LevelOf = Callable[[Mapping[str, object]], str]
PEERS: dict[str, LevelOf] = {"openfisca-core": openfisca.level_of, "zen-engine": zen.level_of}
NAMES: dict[str, str] = {level.value: level.vietnamese for level in Level}
CASE = {"id": '"CB-1"', "group": '"nhom"', "role": '"head"'}


def compare() -> tuple[Table, Limit]:
    """One line a case, one column an engine; ours must be right on each."""
    our = [ours(hard) for hard in HARD]
    theirs = {name: [_peer(peer, hard) for hard in HARD] for name, peer in PEERS.items()}
    rows = zip((hard.said for hard in HARD), our, *theirs.values(), strict=True)
    counts = ", ".join(f"{name} {_differing(said, our)}" for name, said in theirs.items())
    table = Table(
        "Ai nói gì ở chỗ khó",
        ("hồ sơ", "sauro", *PEERS),
        [[NAMES.get(cell, cell) for cell in row] for row in rows],
        f"khác sauro: {counts}, trên {len(HARD)} hồ sơ",
    )
    wrong = _differing(our, [hard.right for hard in HARD])
    return table, Limit("sauro trả lời sai ở chỗ khó", wrong, 0, "hồ sơ", at_most=True)


def _differing(some: Iterable[str], others: Iterable[str]) -> int:
    return sum(one != other for one, other in zip(some, others, strict=True))


def ours(hard: Hard) -> str:
    """What `sauro rate` makes of the case as a JSON line."""
    values = SOUND | hard.changes
    scope = {name: value for name, value in values.items() if name not in ("score", "counted")}
    scope["assigned"] = values["counted"]
    line = _json(CASE | {"score": values["score"], "scope": _json(scope)})
    problems = Problems()
    try:
        read = read_json_line(line, JsonOrigin("đầu vào", 1), problems)
        problems.refuse()
        cases = parse_cases([read or {}], QUARTER)
    except InputErrors:
        return REFUSED
    outcome = rate(cases[0].facts, QUARTER, rulebook_for(QUARTER).rules(QUARTER))
    return outcome.level.value if outcome.level else INSUFFICIENT


def _peer(level_of: LevelOf, hard: Hard) -> str:
    facts = json.loads(_json(SOUND | hard.changes))
    try:
        return level_of(facts)
    except Exception:  # whatever a peer raises is its way to refuse
        return REFUSED


def _json(values: Mapping[str, str]) -> str:
    """An object of JSON values; an empty text leaves the key out."""
    return "{" + ", ".join(f'"{name}": {value}' for name, value in values.items() if value) + "}"
