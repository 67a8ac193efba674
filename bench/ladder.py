"""The bare ladder: the same cases through every engine in one run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bench import boundary
from bench.cases import make_rateable
from bench.options import Options
from bench.peers import openfisca, ours, plain_python, zen
from bench.peers.engine import Contender
from bench.peers.facts import LadderFacts, ladder_facts
from bench.result import Cell, Limit, Result, Table
from bench.timing import Timing, measure

CONTENDERS = (
    *ours.CONTENDERS,
    *plain_python.CONTENDERS,
    *openfisca.CONTENDERS,
    *zen.CONTENDERS,
)


class Ran(NamedTuple):
    """A contender with its times and the levels it gave."""

    contender: Contender
    timing: Timing
    levels: Sequence[str]


def run(options: Options) -> Result:
    """Times and answers of every engine beside ours."""
    facts = ladder_facts(make_rateable(options.cases))
    ran = [_run(contender, facts, options.repeat) for contender in CONTENDERS]
    first = ran[0]
    differing = sum(_differing(one, first) for one in ran)
    speed = Table(
        f"Chỉ thang bốn mức, {len(facts)} hồ sơ, cùng một lần chạy",
        (
            "cách chạy",
            "giữ lý do",
            "hồ sơ/giây",
            "hồ sơ/giây CPU",
            "lần so với sauro",
            "khác sauro",
        ),
        [_row(one, first) for one in ran],
        f"trung vị của {options.repeat} lần, tỷ số theo giây CPU;"
        " không tính lúc đưa số liệu vào dạng mỗi bên nhận",
    )
    agree = Limit("mức khác nhau trên hồ sơ hợp lệ", differing, 0, "hồ sơ", at_most=True)
    said, right = boundary.compare()
    return Result("ladder", [speed, said], [agree, right])


def _run(contender: Contender, facts: Sequence[LadderFacts], repeat: int) -> Ran:
    call = contender.prepare(facts)
    levels = contender.levels(call())  # also warms up
    return Ran(contender, measure(call, repeat), levels)


def _differing(one: Ran, other: Ran) -> int:
    pairs = zip(one.levels, other.levels, strict=True)
    return sum(left != right for left, right in pairs)


def _row(one: Ran, ours: Ran) -> tuple[Cell, ...]:
    cases = len(one.levels)
    return (
        one.contender.name,
        one.contender.keeps,
        cases / one.timing.wall,
        cases / one.timing.cpu,
        ours.timing.cpu / one.timing.cpu,
        _differing(one, ours),
    )
