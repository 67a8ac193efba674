"""Checking reports: 128 copies of one as long as a province's annual report."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from bench.options import Options
from bench.report_text import make_report
from bench.result import Cell, Limit, Result, Table
from bench.timing import measure
from sauro.reconcile import check_text

COPIES = 128
LONG = 8
HEADERS = ("văn bản", "KB", "lượt", "số liệu đã soát", "chỗ sai", "giây", "ms/lượt", "MB/giây")
SIZE = 33_138
"""Bytes of the text of BC-544."""


def run(options: Options) -> Result:
    """A generated report, the same many times in one text, and the real ones of SAURO_SOURCES."""
    made = make_report(SIZE)
    long = "\n\n".join(LONG * [made])
    rows = [
        _row("báo cáo sinh ra", made, COPIES, options.repeat),
        _row(f"{LONG} bản liền một văn bản", long, COPIES // LONG, options.repeat),
        *(_row(path.stem, path.read_text("utf-8"), COPIES, options.repeat) for path in _real()),
    ]
    table = Table(
        f"Soát báo cáo, {COPIES} bản",
        HEADERS,
        rows,
        f"trung vị của {options.repeat} lần, một lõi",
    )
    false_alarms = sum(len(check_text(text).findings) for text in (made, long))
    limit = Limit(
        "báo nhầm ở báo cáo sinh ra, mọi số đều đúng", false_alarms, 0, "chỗ", at_most=True
    )
    return Result("check-report", [table], [limit])


def _real() -> Iterable[Path]:
    folder = os.environ.get("SAURO_SOURCES")
    return sorted(Path(folder).glob("*.txt")) if folder else ()


def _row(name: str, text: str, copies: int, repeat: int) -> tuple[Cell, ...]:
    size = len(text.encode())
    report = check_text(text)
    timing = measure(lambda: [check_text(text) for _ in range(copies)], repeat)
    return (
        name,
        size / 1000,
        copies,
        report.statements,
        len(report.findings),
        timing.wall,
        timing.wall / copies * 1000,
        size * copies / timing.wall / 1_000_000,
    )
