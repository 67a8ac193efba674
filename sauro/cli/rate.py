"""`sauro rate`: cases of a quarter in, levels with their reasons out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import typer

from sauro.cli.formats import Format
from sauro.cli.quarter_input import quarter_and_rulebook, refused
from sauro.cli.style import width
from sauro.regulation.contract import batch_object, case_object
from sauro.regulation.outcome import Outcome
from sauro.regulation.quarter.batch import BatchResult, rate_batch
from sauro.regulation.quarter.facts import Case
from sauro.tables.cases.files import read_cases
from sauro.tables.errors import InputErrors, quoted
from sauro.tables.output_file import refuse_foreign, write_whole
from sauro.tables.tidy import tidy


def rate(
    source: Annotated[
        str,
        typer.Argument(
            metavar="TỆP", help="Tệp .xlsx, .csv hoặc .jsonl; - là các dòng JSON ở đầu vào chuẩn."
        ),
    ],
    period: Annotated[str, typer.Option("--period", metavar="KỲ", help="Quý, ví dụ 2026-Q2.")],
    rulebook: Annotated[
        str | None,
        typer.Option("--rulebook", metavar="MÃ", help="Bộ quy tắc; để trống: theo quý."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="TỆP", help="Ghi kết quả ra tệp .xlsx hoặc .json."),
    ] = None,
    shape: Annotated[Format, typer.Option("--format", help="Cách in kết quả.")] = Format.TABLE,
    why: Annotated[
        str | None,
        typer.Option("--why", metavar="MÃ", help="Giải thích một hồ sơ theo từng điều khoản."),
    ] = None,
) -> None:
    """Rate the cases of a file and show or write the result."""
    quarter, book = quarter_and_rulebook(period, rulebook)
    try:
        write = None if out is None else _writer(out, source)
        result = rate_batch(read_cases(source, quarter), quarter, book)
        text = _shown(result, shape) if why is None else _explained(result, shape, why)
        if write is not None and out is not None:
            write_whole(out, lambda path: write(result, path))
    except InputErrors as errors:
        raise refused(*errors.lines()) from None
    for line in text:
        typer.echo(line)
    if out is not None:
        typer.echo(f"Đã ghi kết quả vào {out}", err=True)


def _writer(out: Path, source: str) -> Callable[[BatchResult, Path], None]:
    """How the file is to be written; refused before anything is computed."""
    if out.exists() and Path(source).exists() and out.samefile(source):
        raise refused(f"--out {out}: trùng với tệp số liệu; chọn tên khác")
    refuse_foreign(out)
    match out.suffix.lower():
        case ".xlsx":
            from sauro.tables.results.workbook import write_result  # slow to load

            return write_result
        case ".json":
            return _write_json
    raise refused(
        f'--out {out}: không ghi được loại tệp "{out.suffix}"; dùng đuôi .xlsx hoặc .json'
    )


def _write_json(result: BatchResult, path: Path) -> None:
    path.write_text(_json(batch_object(result)) + "\n", encoding="utf-8")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _shown(result: BatchResult, shape: Format) -> Iterator[str]:
    if shape is Format.JSON:
        yield _json(batch_object(result))
        return
    from sauro.cli.layout import indented
    from sauro.cli.show_cases import cases_table
    from sauro.cli.show_groups import groups_table, totals

    columns = width()
    yield from indented(f"Xếp loại {result.quarter.vietnamese}: {result.rulebook.title}", 0)
    yield ""
    yield from cases_table(result, columns)
    yield ""
    yield from groups_table(result, columns)
    yield ""
    yield from totals(result.results)


def _explained(result: BatchResult, shape: Format, why: str) -> Iterator[str]:
    from sauro.cli.show_why import explanation

    case, outcome = _found(result, tidy(why))
    if shape is Format.JSON:
        return iter([_json(case_object(case.id, outcome))])
    return explanation(case, outcome, result)


def _found(result: BatchResult, why: str) -> tuple[Case, Outcome]:
    for case, outcome in result.results:
        if case.id == why:
            return case, outcome
    near = get_close_matches(why, [case.id for case, _ in result.results], n=3)
    meant = f"; gần giống: {', '.join(near)}" if near else ""
    raise refused(f"--why: không có hồ sơ mã {quoted(why)} trong tệp{meant}")
