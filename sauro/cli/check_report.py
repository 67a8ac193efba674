"""`sauro check-report`: a report's figures recomputed, what is wrong shown where it stands."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from sauro.cli.style import ALARM, BOLD, DIM, coloured, paint, width
from sauro.reconcile import Finding, FindingKind, Report, check_text, packaged_ceiling
from sauro.reconcile.places import place_of, squeezed
from sauro.tables.errors import InputErrors
from sauro.tables.report_text import read_report

FOUND = 1
BAD_INPUT = 2
_FRAME = 24


class ReportFormat(StrEnum):
    """JSON for programs, text for people."""

    JSON = "json"
    TEXT = "text"


def check_report(
    source: Annotated[
        str,
        typer.Argument(
            metavar="TỆP", help="Tệp .docx, .txt hoặc .md; - là văn bản ở đầu vào chuẩn."
        ),
    ],
    shape: Annotated[
        ReportFormat, typer.Option("--format", help="Cách in kết quả.")
    ] = ReportFormat.TEXT,
) -> None:
    """Check the figures of a report; exit code 1 when something was found."""
    try:
        text = read_report(source)
    except InputErrors as errors:
        for line in errors.lines():
            print(line, file=sys.stderr)
        raise typer.Exit(BAD_INPUT) from None
    report = check_text(text, packaged_ceiling())
    if shape is ReportFormat.JSON:
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        for line in _shown(report, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            typer.echo(line, color=coloured())
    if report.findings:
        raise typer.Exit(FOUND)


def _shown(report: Report, lines: Sequence[str]) -> Iterator[str]:
    for finding in report.findings:
        yield paint(f"Dòng {finding.line}: {finding.kind.vietnamese}", BOLD)
        yield f"  {_marked(finding, lines[finding.line - 1])}"
        yield f"  {finding.message}"
        yield ""
    yield _summary(report)


def _marked(finding: Finding, line: str) -> str:
    """The line around the wrong figure, the figure marked and the right one beside it."""
    line = squeezed(line)
    place = place_of(finding, line)
    if place is None:
        return f"{finding.quote}  {paint(f'→ {finding.computed}', BOLD)}"
    start, end = place
    room = max(width() - len(finding.printed) - len(finding.computed) - _FRAME, _FRAME) // 2
    before, after = line[:start], line[end:]
    before = "…" + before[-room:] if len(before) > room else before
    after = after[:room] + "…" if len(after) > room else after
    wrong = paint(f"»{finding.printed}«", ALARM)
    return f"{before}{wrong} {paint(f'→ {finding.computed}', BOLD)}{paint(after, DIM)}"


def _summary(report: Report) -> str:
    if not report.statements and not report.findings:
        return "Không thấy tỷ lệ, phép cộng hay danh sách nào để soát trong văn bản này."
    if not report.findings:
        return f"Đã soát {report.statements} tỷ lệ, phép cộng, danh sách: không thấy chỗ sai."
    kinds = Counter(finding.kind for finding in report.findings)
    parts = ", ".join(f"{kind.vietnamese} {kinds[kind]}" for kind in FindingKind if kinds[kind])
    return (
        f"Đã soát {report.statements} tỷ lệ, phép cộng, danh sách: "
        f"{len(report.findings)} chỗ cần xem lại ({parts})."
    )
