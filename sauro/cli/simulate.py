"""`sauro simulate`: the same rules with other values; who would change, and nothing is kept."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from sauro.cli.formats import Format
from sauro.cli.quarter_input import quarter_and_rulebook, refused
from sauro.regulation.errors import RegulationError
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.batch import BatchResult, rate_batch
from sauro.regulation.rulebook import Rulebook
from sauro.tables.cases.files import read_cases
from sauro.tables.errors import InputErrors, quoted


def simulate(
    source: Annotated[
        str,
        typer.Argument(
            metavar="TỆP", help="Tệp .xlsx, .csv hoặc .jsonl; - là các dòng JSON ở đầu vào chuẩn."
        ),
    ],
    period: Annotated[str, typer.Option("--period", metavar="KỲ", help="Quý, ví dụ 2026-Q2.")],
    changes: Annotated[
        list[str],
        typer.Option("--set", metavar="TÊN=GIÁ_TRỊ", help="Giá trị thử, ví dụ quota=15%."),
    ],
    rulebook: Annotated[
        str | None,
        typer.Option("--rulebook", metavar="MÃ", help="Bộ quy tắc; để trống: theo quý."),
    ] = None,
    shape: Annotated[Format, typer.Option("--format", help="Cách in kết quả.")] = Format.TABLE,
) -> None:
    """Rate the cases twice, before and after the change, and show what differs."""
    quarter, book = quarter_and_rulebook(period, rulebook)
    replaced = _replaced(book, changes, quarter)
    try:
        cases = read_cases(source, quarter)
    except InputErrors as errors:
        raise refused(*errors.lines()) from None
    before, after = (rate_batch(cases, quarter, each) for each in (book, replaced))
    _show(before, after, shape)


def _show(before: BatchResult, after: BatchResult, shape: Format) -> None:
    if shape is Format.JSON:
        from sauro.cli.simulation_json import simulation_object

        typer.echo(json.dumps(simulation_object(before, after), ensure_ascii=False))
        return
    from sauro.cli.show_simulation import simulation_lines

    for line in simulation_lines(before, after):
        typer.echo(line)


def _replaced(book: Rulebook, changes: list[str], quarter: Quarter) -> Rulebook:
    """The rulebook with the values to try; the command ends where one cannot be read."""
    values: dict[str, str] = {}
    for change in changes:
        name, sign, value = change.partition("=")
        if not sign:
            raise refused(f"--set {quoted(change)}: thiếu dấu =; ghi dạng quota=15%")
        if name in values:
            raise refused(f"--set: {quoted(name)} ghi hai lần; bỏ bớt một")
        if name not in {*book.settings, *book.parameters}:
            text = f"--set: không có tham số {quoted(name)}; các tham số và giá trị đang dùng:"
            raise refused(text, *_known(book, quarter))
        values[name] = value
    try:
        replaced = book.replaced(values)
        replaced.rules(quarter)
    except RegulationError as error:
        raise refused(f"--set: {error}") from None
    return replaced


def _known(book: Rulebook, quarter: Quarter) -> list[str]:
    """Every name that may be set, with its present value and what it means."""
    day = quarter.last_day
    return [
        *(f"  {name}={value}" for name, value in book.settings.items()),
        *(
            f"  {name}={parameter.show(parameter.on(day).value)}: {parameter.title}"
            for name, parameter in book.parameters.items()
        ),
    ]
