"""Rulebooks: what is in force when, what a simulation may replace, what is refused."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from sauro.regulation.errors import PeriodNotRated, RulebookError
from sauro.regulation.parameters import Kind, load_parameters, show_number
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.parameters import resolve
from sauro.regulation.quarter.rules import QuotaBase
from sauro.regulation.rulebook import load_rulebook, rulebook_for, rulebook_ids

BOOK = load_rulebook("lam-dong-2026")
SECOND = Quarter(2026, 2)


def test_three_rulebooks_are_packaged() -> None:
    assert rulebook_ids() == ["kon-tum-2024", "lam-dong-2026", "qd-366-2025"]


@pytest.mark.parametrize(
    ("period", "message"),
    [
        (
            "2026-Q1",
            'Bộ quy tắc "lam-dong-2026" có hiệu lực từ ngày 01/04/2026 (CV-1775 2); '
            "không áp dụng cho quý I/2026.",
        ),
        (
            "2026-Q4",
            "Không xếp loại riêng quý IV/2026; "
            "kết quả quý này đưa vào xếp loại cả năm (HD-QUY VIII.2).",
        ),
    ],
)
def test_a_period_it_does_not_rate_is_refused_with_the_reason(period: str, message: str) -> None:
    quarter = Quarter.parse(period)
    with pytest.raises(PeriodNotRated) as refused:
        BOOK.rules(quarter)
    assert str(refused.value) == message
    with pytest.raises(PeriodNotRated) as refused:
        rulebook_for(quarter).rules(quarter)
    assert str(refused.value) == message


def test_every_later_quarter_resolves_every_parameter_once() -> None:
    for year in range(2026, 2036):
        for number in BOOK.rated_quarters:
            quarter = Quarter(year, number)
            if quarter >= SECOND:
                rules = BOOK.rules(quarter)
                assert rules.parameters == resolve(BOOK.parameters, quarter.last_day)
                assert rulebook_for(quarter) is BOOK


def test_a_later_value_leaves_earlier_quarters_alone() -> None:
    table = {
        "quota": {
            "title": "Tỷ lệ",
            "kind": "share",
            "values": [
                {"from": date(2026, 4, 1), "value": "20%", "clause": "HD-QUY VI.2"},
                {"from": date(2027, 1, 1), "value": "15%", "clause": "HD-QUY VI.2"},
            ],
        }
    }
    quota = load_parameters(table)["quota"]
    assert quota.on(date(2026, 12, 31)).value == Fraction(1, 5)
    assert quota.on(date(2027, 1, 1)).value == Fraction(3, 20)
    with pytest.raises(RulebookError, match="chưa có giá trị vào ngày 31/03/2026"):
        quota.on(date(2026, 3, 31))


@pytest.mark.parametrize(
    "values",
    [
        [],
        [
            {"from": date(2027, 1, 1), "value": "20%", "clause": "HD-QUY VI.2"},
            {"from": date(2026, 4, 1), "value": "15%", "clause": "HD-QUY VI.2"},
        ],
        [{"from": "2026-04-01", "value": "20%", "clause": "HD-QUY VI.2"}],
        [{"from": date(2026, 4, 1), "value": "hai mươi", "clause": "HD-QUY VI.2"}],
        [{"from": date(2026, 4, 1), "value": "20%"}],
    ],
)
def test_a_parameter_written_wrongly_stops_the_start(values: list[dict[str, object]]) -> None:
    with pytest.raises(RulebookError, match='Tham số "quota"'):
        load_parameters({"quota": {"title": "Tỷ lệ", "kind": "share", "values": values}})


def test_a_missing_or_unknown_parameter_is_named() -> None:
    renamed = dict(BOOK.parameters)
    renamed["quotta"] = renamed.pop("quota")
    with pytest.raises(RulebookError) as wrong:
        resolve(renamed, date(2026, 6, 30))
    assert str(wrong.value) == "Tham số thiếu hoặc không có trong quy tắc: quota, quotta."


def test_replacing_gives_new_rules_and_leaves_the_rulebook_alone() -> None:
    changed = BOOK.replaced({"excellent_score": "92,5", "quota": "15%", "quota_base": "good_only"})
    rules = changed.rules(SECOND)
    assert rules.parameters.excellent_score == Fraction(185, 2)
    assert rules.parameters.quota == Fraction(3, 20)
    assert rules.quota_base is QuotaBase.GOOD_ONLY
    assert rules.ladder.rungs[0].conditions[0].required == ">= 92.5"
    assert BOOK.rules(SECOND).parameters.quota == Fraction(1, 5)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("quota", "120%", "tỷ lệ ghi từ 0% đến 100%"),
        ("quota", "-1%", "không được là số âm"),
        ("excellent_score", "92%", "ghi số, không ghi tỷ lệ phần trăm"),
        ("excellent_score", "chín mươi", "không phải là số"),
        ("absence_months", "1.5", "phải là số nguyên"),
        ("quota_base", "everybody", "Các giá trị: good_and_above, good_only, rated"),
        ("kvota", "15%", 'Không có tham số "kvota"'),
    ],
)
def test_a_wrong_replacement_is_refused(name: str, value: str, message: str) -> None:
    with pytest.raises(RulebookError, match=message):
        BOOK.replaced({name: value})


def test_an_unknown_rulebook_names_those_there_are() -> None:
    with pytest.raises(RulebookError) as unknown:
        load_rulebook("ha-noi-2026")
    assert str(unknown.value) == (
        'Không có bộ quy tắc "ha-noi-2026". '
        "Các bộ quy tắc: kon-tum-2024, lam-dong-2026, qd-366-2025."
    )


def test_kinds_of_parameters_are_shown_as_written() -> None:
    shown = {name: p.show(p.values[0].value) for name, p in BOOK.parameters.items()}
    assert shown["excellent_score"] == "90"
    assert shown["quota"] == "20%"
    assert shown["absence_days"] == "60"
    assert BOOK.parameters["quota"].kind is Kind.SHARE


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(90), "90"),
        (Fraction(185, 2), "92.5"),
        (Fraction(-1, 4), "-0.25"),
        (Fraction(1, 3), "1/3"),
        (Fraction(0), "0"),
    ],
)
def test_an_exact_number_is_shown_exactly(value: Fraction, shown: str) -> None:
    assert show_number(value) == shown


@pytest.mark.parametrize(
    ("rulebook", "message"),
    [
        ("qd-366-2025", 'Bộ quy tắc "qd-366-2025" xếp loại theo năm, không xếp loại theo quý.'),
        (
            "kon-tum-2024",
            'Bộ quy tắc "kon-tum-2024" xếp loại theo năm, không xếp loại theo quý. '
            "Thang xếp loại của nó cũng chưa có trong tay: Quy định 124-QĐ/TW ngày 04/10/2023 "
            "và các phụ lục của Hướng dẫn 25-HD/BTCTW ngày 10/11/2023.",
        ),
    ],
)
def test_a_yearly_rulebook_rates_no_quarter(rulebook: str, message: str) -> None:
    with pytest.raises(PeriodNotRated) as refused:
        load_rulebook(rulebook)
    assert str(refused.value) == message
