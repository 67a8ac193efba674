"""Rulebooks of years: the rules of one document, dated and cited, found by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from sauro.regulation.errors import PeriodNotRated, RegulationError, RulebookError
from sauro.regulation.ladder.load import Bounds
from sauro.regulation.packaged import Table, read_toml
from sauro.regulation.parameters import Parameter, load_parameters
from sauro.regulation.period import QUARTERS_A_YEAR, Quarter
from sauro.regulation.quarter.rules import QuotaBase
from sauro.regulation.rulebook import RulebookKind, rulebook_ids
from sauro.regulation.year.load import load_classes, load_not_rated
from sauro.regulation.year.rules import YearRules
from sauro.regulation.year.subjects import SubjectClass


class LadderNotInHand(RegulationError):  # noqa: N818  (a state of the documents, not a fault)
    """The rulebook knows the year's steps and dates, but not its levels."""


@dataclass(frozen=True)
class YearRulebook:
    """A rulebook as published. tables: its files by name, empty where it has no ladder."""

    id: str
    title: str
    in_force_from: date
    in_force_clause: str
    documents: tuple[str, ...]
    head: Table
    parameters: Mapping[str, Parameter]
    tables: Mapping[str, Table]

    def rules(self, year: int) -> YearRules:
        """The rules on the year's last day. PeriodNotRated or LadderNotInHand, with the reason."""
        last_day = Quarter(year, QUARTERS_A_YEAR).last_day
        self._refuse(year, last_day)
        in_force = {
            name: parameter.on(last_day)
            for name, parameter in self.parameters.items()
            if parameter.values[0].since <= last_day
        }
        values = {name: dated.value for name, dated in in_force.items()}
        bounds = Bounds(self.parameters, values)
        failed_cases = self.tables["failed-cases"]
        settings = cast("Mapping[str, str]", self.head["settings"])
        try:
            return YearRules(
                rulebook=self.id,
                year=year,
                last_day=last_day,
                classes=load_classes(self.tables, bounds),
                not_rated=load_not_rated(self.tables["deferral"], values["new_member_months"]),
                former_unit_clause=str(failed_cases["former_unit_clause"]),
                insufficient_clause=str(self.head["insufficient_clause"]),
                quota=values["quota"],
                outstanding_quota=values["outstanding_quota"],
                quota_clause=in_force["outstanding_quota"].clause,
                quota_base=QuotaBase(settings["quota_base"]),
                barring_quarters=in_force.get("barring_quarters"),
                replacement_quarters=in_force.get("replacement_quarters"),
            )
        except (KeyError, ValueError) as error:
            raise RulebookError(f'Bộ quy tắc "{self.id}" ghi sai hoặc thiếu: {error}') from error

    def _refuse(self, year: int, last_day: date) -> None:
        if "ladder_not_in_hand" in self.head:
            raise LadderNotInHand(
                f'Bộ quy tắc "{self.id}" không xếp loại được: thang xếp loại nằm trong '
                f"{self.head['ladder_not_in_hand']}, các văn bản này chưa có trong tay. "
                "Chỉ dùng bộ quy tắc này cho thời hạn, mẫu, trình tự và nơi nhận; mức xếp loại "
                "ghi theo quyết định của cấp có thẩm quyền."
            )
        if last_day < self.in_force_from:
            raise PeriodNotRated(
                f'Bộ quy tắc "{self.id}" có hiệu lực từ ngày {self.in_force_from:%d/%m/%Y} '
                f"({self.in_force_clause}); không áp dụng cho năm {year}."
            )


def year_rulebook_ids() -> tuple[str, ...]:
    """The ids of the rulebooks of years, sorted."""
    return tuple(book for book in rulebook_ids() if _head(book)["kind"] == RulebookKind.YEAR)


@cache
def load_year_rulebook(rulebook_id: str) -> YearRulebook:
    """A packaged rulebook of years. RulebookError when there is none or its data is wrong."""
    if rulebook_id not in year_rulebook_ids():
        known = ", ".join(year_rulebook_ids())
        raise RulebookError(f'Không có bộ quy tắc năm "{rulebook_id}". Các bộ quy tắc: {known}.')
    head = _head(rulebook_id)
    rates = "ladder_not_in_hand" not in head
    names = ["failed-cases", "deferral", *(f"ladder-{each}" for each in SubjectClass)]
    try:
        return YearRulebook(
            id=str(head["id"]),
            title=str(head["title"]),
            in_force_from=cast("date", head["in_force_from"]),
            in_force_clause=str(head["in_force_clause"]),
            documents=tuple(cast("list[str]", head["documents"])),
            head=head,
            parameters=load_parameters(_table(rulebook_id, "parameters")) if rates else {},
            tables={name: _table(rulebook_id, name) for name in names} if rates else {},
        )
    except KeyError as error:
        raise RulebookError(f'Bộ quy tắc "{rulebook_id}" thiếu: {error}') from error


def _head(rulebook_id: str) -> Table:
    return _table(rulebook_id, "rulebook")


def _table(rulebook_id: str, name: str) -> Table:
    return read_toml("rulebooks", rulebook_id, f"{name}.toml")
