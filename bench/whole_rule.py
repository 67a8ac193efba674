"""Explained ratings a second of the whole rule, from facts to the groups under their ceiling."""

from __future__ import annotations

import json

from bench.cases import QUARTER, make_cases
from bench.options import Options
from bench.result import Limit, Result, Table
from bench.timing import Timing, measure
from sauro.regulation.contract import batch_object
from sauro.regulation.quarter.batch import BatchResult, rate_batch
from sauro.regulation.rulebook import rulebook_for

LEAST_A_SECOND = 60_000


def run(options: Options) -> Result:
    """Deferral, own and scope, ladder, collective and ceiling, every condition's result kept."""
    cases = make_cases(options.cases)
    book = rulebook_for(QUARTER)
    rated = measure(lambda: rate_batch(cases, QUARTER, book), options.repeat)
    result = rate_batch(cases, QUARTER, book)
    rendered = measure(lambda: json.dumps(batch_object(result)), options.repeat)
    rows = [
        _row("xếp loại, giữ kết quả mọi điều kiện", len(cases), rated),
        _row("viết ra JSON của sauro rate", len(cases), rendered),
    ]
    table = Table(
        f"Cả quy tắc trên {figures(result)}",
        ("việc", "hồ sơ/giây CPU", "hồ sơ/giây", "tốt nhất", "giây"),
        rows,
        f"trung vị của {options.repeat} lần, một lõi",
    )
    per_second = len(cases) / rated.cpu
    limit = Limit("cả quy tắc, có giải thích", per_second, LEAST_A_SECOND, "hồ sơ/giây CPU")
    return Result("rule", [table], [limit])


def figures(result: BatchResult) -> str:
    """What was rated, in words."""
    over = sum(1 for group in result.groups if group.over)
    rated = sum(1 for _, outcome in result.results if outcome.level is not None)
    return (
        f"{len(result.results)} hồ sơ ({rated} được xếp loại),"
        f" {len(result.groups)} nhóm ({over} vượt trần)"
    )


def _row(what: str, cases: int, timing: Timing) -> tuple[str, float, float, float, float]:
    return what, cases / timing.cpu, cases / timing.wall, cases / timing.best, timing.wall
