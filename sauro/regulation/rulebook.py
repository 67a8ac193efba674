"""Rulebooks: the rules of one document, dated and cited, found by id or by period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import cast

from sauro.regulation.errors import PeriodNotRated, RulebookError
from sauro.regulation.ladder.load import Bounds, load_ladder
from sauro.regulation.packaged import Table, folders, read_toml
from sauro.regulation.parameters import DatedValue, Parameter, load_parameters
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.load import load_grounds
from sauro.regulation.quarter.parameters import resolve
from sauro.regulation.quarter.rules import QuarterRules, QuotaBase


class RulebookKind(StrEnum):
    """Whether a rulebook rates quarters or years."""

    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True)
class Rulebook:
    """A rulebook as published; `settings` holds the chosen value of each open reading."""

    id: str
    title: str
    in_force_from: date
    in_force_clause: str
    rated_quarters: tuple[int, ...]
    rated_clause: str
    insufficient_clause: str
    settings: Mapping[str, str]
    parameters: Mapping[str, Parameter]
    ladder_table: Table
    deferral_table: Table

    def rules(self, quarter: Quarter) -> QuarterRules:
        """The rules as they stand on the quarter's last day. PeriodNotRated, with the reason."""
        self._refuse(quarter)
        day = quarter.last_day
        values = {name: parameter.on(day).value for name, parameter in self.parameters.items()}
        return QuarterRules(
            rulebook=self.id,
            parameters=resolve(self.parameters, day),
            ladder=load_ladder(self.ladder_table, Bounds(self.parameters, values)),
            grounds=load_grounds(self.deferral_table),
            quota_base=QuotaBase(self.settings["quota_base"]),
            insufficient_clause=self.insufficient_clause,
        )

    def replaced(self, changes: Mapping[str, str]) -> Rulebook:
        """This rulebook with other values, for a simulation. RulebookError names a wrong one.

        Keys are names of parameters ("quota": "15%") or settings ("quota_base": "good_only").
        """
        parameters, settings = dict(self.parameters), dict(self.settings)
        for name, text in changes.items():
            if name in settings:
                settings[name] = _setting(name, text)
            elif name in parameters:
                parameters[name] = _overridden(parameters[name], text)
            else:
                known = ", ".join(sorted([*settings, *parameters]))
                raise RulebookError(f'Không có tham số "{name}". Các tham số: {known}.')
        return replace(self, parameters=parameters, settings=settings)

    def _refuse(self, quarter: Quarter) -> None:
        if quarter.last_day < self.in_force_from:
            raise PeriodNotRated(
                f'Bộ quy tắc "{self.id}" có hiệu lực từ ngày {self.in_force_from:%d/%m/%Y} '
                f"({self.in_force_clause}); không áp dụng cho {quarter.vietnamese}."
            )
        if quarter.number not in self.rated_quarters:
            raise PeriodNotRated(
                f"Không xếp loại riêng {quarter.vietnamese}; "
                f"kết quả quý này đưa vào xếp loại cả năm ({self.rated_clause})."
            )


SETTING_VALUES: dict[str, tuple[str, ...]] = {
    "quota_base": tuple(QuotaBase),
    "before_day": ("strict", "inclusive"),
}


def _setting(name: str, text: str) -> str:
    if text not in SETTING_VALUES[name]:
        known = ", ".join(SETTING_VALUES[name])
        raise RulebookError(f'Giá trị "{text}" của "{name}" không có. Các giá trị: {known}.')
    return text


def _overridden(parameter: Parameter, text: str) -> Parameter:
    try:
        value: Fraction = parameter.read(text)
    except ValueError as error:
        raise RulebookError(f'Giá trị "{text}" của "{parameter.name}": {error}.') from error
    first = parameter.values[0]
    return replace(parameter, values=(DatedValue(first.since, value, first.clause),))


def rulebook_ids() -> list[str]:
    """The ids of every packaged rulebook, sorted."""
    return folders("rulebooks")


@cache
def load_rulebook(rulebook_id: str) -> Rulebook:
    """A packaged quarterly rulebook.

    RulebookError when there is none or its data is wrong; PeriodNotRated when it rates years.
    """
    if rulebook_id not in rulebook_ids():
        known = ", ".join(rulebook_ids())
        raise RulebookError(f'Không có bộ quy tắc "{rulebook_id}". Các bộ quy tắc: {known}.')
    folder = ("rulebooks", rulebook_id)
    head = read_toml(*folder, "rulebook.toml")
    if head.get("kind") != RulebookKind.QUARTER:
        raise PeriodNotRated(_not_quarterly(head))
    try:
        return _rulebook(head, folder)
    except (KeyError, TypeError, ValueError) as error:
        raise RulebookError(f'Bộ quy tắc "{rulebook_id}" ghi sai hoặc thiếu: {error}') from error


def _not_quarterly(head: Table) -> str:
    message = f'Bộ quy tắc "{head["id"]}" xếp loại theo năm, không xếp loại theo quý.'
    absent = head.get("ladder_not_in_hand")
    return (
        f"{message} Thang xếp loại của nó cũng chưa có trong tay: {absent}." if absent else message
    )


def rulebook_for(quarter: Quarter) -> Rulebook:
    """The quarterly rulebook in force on the quarter's last day; the newest where several are.

    PeriodNotRated when none is.
    """
    books = [load_rulebook(rulebook_id) for rulebook_id in quarterly_ids()]
    in_force = [book for book in books if book.in_force_from <= quarter.last_day]
    if not in_force:
        first = min(books, key=lambda book: book.in_force_from)
        first.rules(quarter)
    return max(in_force, key=lambda book: book.in_force_from)


@cache
def quarterly_ids() -> tuple[str, ...]:
    """The ids of the rulebooks that rate quarters."""
    heads = {book: read_toml("rulebooks", book, "rulebook.toml") for book in rulebook_ids()}
    return tuple(book for book, head in heads.items() if head["kind"] == RulebookKind.QUARTER)


def _rulebook(head: Table, folder: tuple[str, str]) -> Rulebook:
    in_force_from = head["in_force_from"]
    if not isinstance(in_force_from, date):
        raise TypeError("in_force_from")
    settings = cast("Mapping[str, str]", head["settings"])
    return Rulebook(
        id=str(head["id"]),
        title=str(head["title"]),
        in_force_from=in_force_from,
        in_force_clause=str(head["in_force_clause"]),
        rated_quarters=tuple(cast("list[int]", head["rated_quarters"])),
        rated_clause=str(head["rated_clause"]),
        insufficient_clause=str(head["insufficient_clause"]),
        settings={name: _setting(name, value) for name, value in settings.items()},
        parameters=load_parameters(read_toml(*folder, "parameters.toml")),
        ladder_table=read_toml(*folder, "ladder.toml"),
        deferral_table=read_toml(*folder, "deferral.toml"),
    )
