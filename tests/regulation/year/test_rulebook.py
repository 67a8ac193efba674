"""Rulebooks of years: what they rate, what they refuse, what a broken one says."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import cast

import pytest

from sauro.regulation.errors import PeriodNotRated, RulebookError
from sauro.regulation.ladder.load import Bounds
from sauro.regulation.levels import LEVELS
from sauro.regulation.packaged import Table, read_toml
from sauro.regulation.register import load_register
from sauro.regulation.rulebook import quarterly_ids
from sauro.regulation.year.load import load_classes, load_failed_cases, load_not_rated
from sauro.regulation.year.rulebook import (
    LadderNotInHand,
    load_year_rulebook,
    year_rulebook_ids,
)
from sauro.regulation.year.subjects import SubjectClass, SubjectKind, subject_class
from tests.regulation.year.subjects import RULES

BOOK = load_year_rulebook("qd-366-2025")


def test_two_rulebooks_of_years_are_packaged_and_rate_no_quarter() -> None:
    assert year_rulebook_ids() == ("kon-tum-2024", "qd-366-2025")
    assert not set(year_rulebook_ids()) & set(quarterly_ids())


def test_the_rules_stand_as_on_the_year_s_last_day() -> None:
    assert (RULES.rulebook, RULES.year, RULES.last_day) == ("qd-366-2025", 2026, date(2026, 12, 31))
    assert (RULES.quota, RULES.outstanding_quota) == (Fraction(1, 5), Fraction(1, 4))
    assert set(RULES.classes) == set(SubjectClass)


def test_every_later_year_resolves() -> None:
    for year in range(2025, 2036):
        assert BOOK.rules(year).year == year


def test_a_year_before_the_regulation_is_refused_with_the_reason() -> None:
    with pytest.raises(PeriodNotRated) as refused:
        BOOK.rules(2024)
    assert str(refused.value) == (
        'Bộ quy tắc "qd-366-2025" có hiệu lực từ ngày 30/08/2025 (QD-366 Điều 19); '
        "không áp dụng cho năm 2024."
    )


def test_kon_tum_2024_rates_nothing_and_says_which_documents_are_missing() -> None:
    book = load_year_rulebook("kon-tum-2024")
    assert book.documents == ("CV-KT",)
    with pytest.raises(LadderNotInHand) as refused:
        book.rules(2024)
    assert str(refused.value) == (
        'Bộ quy tắc "kon-tum-2024" không xếp loại được: thang xếp loại nằm trong Quy định '
        "124-QĐ/TW ngày 04/10/2023 và các phụ lục của Hướng dẫn 25-HD/BTCTW ngày 10/11/2023, "
        "các văn bản này chưa có trong tay. Chỉ dùng bộ quy tắc này cho thời hạn, mẫu, trình tự "
        "và nơi nhận; mức xếp loại ghi theo quyết định của cấp có thẩm quyền."
    )


def test_an_unknown_rulebook_is_refused_naming_the_known_ones() -> None:
    with pytest.raises(RulebookError) as refused:
        load_year_rulebook("lam-dong-2026")
    assert str(refused.value) == (
        'Không có bộ quy tắc năm "lam-dong-2026". Các bộ quy tắc: kon-tum-2024, qd-366-2025.'
    )


@pytest.mark.parametrize(
    ("kind", "leads", "column"),
    [
        (SubjectKind.COLLECTIVE, False, SubjectClass.COLLECTIVE),
        (SubjectKind.PARTY_ORGANISATION, False, SubjectClass.COLLECTIVE),
        (SubjectKind.OFFICIAL, True, SubjectClass.LEADER),
        (SubjectKind.OFFICIAL, False, SubjectClass.OTHER),
        (SubjectKind.PARTY_MEMBER, True, SubjectClass.LEADER),
        (SubjectKind.PARTY_MEMBER, False, SubjectClass.OTHER),
    ],
)
def test_each_subject_has_its_column(kind: SubjectKind, leads: bool, column: SubjectClass) -> None:
    assert subject_class(kind, leads=leads) is column


@pytest.mark.parametrize("column", SubjectClass)
def test_every_ladder_has_four_levels_and_every_case_its_own_clause(column: SubjectClass) -> None:
    of_class = RULES.classes[column]
    register = load_register()
    rungs = [*of_class.checklist.spans, of_class.checklist.grounds]
    assert tuple(span.rung.level for span in rungs) == LEVELS
    clauses = [case.clause for case in of_class.cases.values()]
    assert len(set(clauses)) == len(clauses)
    for clause in clauses + [c.clause for c in of_class.checklist.conditions]:
        assert register.resolve(clause)


def _failed_cases() -> Table:
    return read_toml("rulebooks", "qd-366-2025", "failed-cases.toml")


def _unknown_mitigation(table: Table) -> None:
    cast("list[Table]", table["case"])[0]["mitigations"] = ["luck"]


def _twice(table: Table) -> None:
    cases = cast("list[Table]", table["case"])
    cases.append(dict(cases[0]))


def _unknown_share(table: Table) -> None:
    cast("list[Table]", table["case"])[5]["above"] = "half"


@pytest.mark.parametrize(
    ("breaks", "message"),
    [
        (
            _unknown_mitigation,
            "Trường hợp không hoàn thành ghi sai hoặc thiếu: "
            "(<SubjectClass.COLLECTIVE: 'collective'>, 'luck')",
        ),
        (_twice, "Trường hợp ghi hai lần: personnel_violation."),
        (_unknown_share, "Trường hợp không hoàn thành ghi sai hoặc thiếu: 'half'"),
    ],
)
def test_broken_cases_are_named_when_loading(breaks: Callable[[Table], None], message: str) -> None:
    table = _failed_cases()
    breaks(table)
    values = {name: parameter.values[0].value for name, parameter in BOOK.parameters.items()}
    with pytest.raises(RulebookError) as refused:
        load_failed_cases(table, values)
    assert str(refused.value) == message


def test_a_broken_ladder_and_broken_grounds_are_named_when_loading() -> None:
    values = {name: parameter.values[0].value for name, parameter in BOOK.parameters.items()}
    tables: dict[str, Table] = {**BOOK.tables, "ladder-leader": {"rung": []}}
    with pytest.raises(RulebookError, match=r"^Thang xếp loại phải đủ bốn mức, từ cao xuống thấp"):
        load_classes(tables, Bounds(BOOK.parameters, values))
    with pytest.raises(
        RulebookError, match=r"^Căn cứ chưa xếp loại năm ghi sai hoặc thiếu: 'recorded'$"
    ):
        load_not_rated({}, Fraction(6))
