"""The quarter's calendar, below and at each last moment."""

from __future__ import annotations

from datetime import date

import pytest

from sauro.regulation.deadlines import BeforeDay, Deadline, deadlines
from sauro.regulation.period import Quarter


def calendar(period: str, before_day: BeforeDay = BeforeDay.STRICT) -> dict[str, Deadline]:
    found = deadlines("lam-dong-2026", Quarter.parse(period), before_day)
    return {deadline.code: deadline for deadline in found}


@pytest.mark.parametrize(
    ("code", "strict", "inclusive"),
    [
        ("results_cutoff", date(2026, 9, 30), date(2026, 9, 30)),
        ("central_self_assessment", date(2026, 9, 29), date(2026, 9, 30)),
        ("unit_dossiers", date(2026, 9, 24), date(2026, 9, 25)),
        ("province_results", date(2026, 9, 29), date(2026, 9, 30)),
        ("indicator_reports", date(2026, 9, 29), date(2026, 9, 30)),
        ("unit_results", date(2026, 9, 29), date(2026, 9, 30)),
        ("appraisal", date(2026, 9, 29), date(2026, 9, 30)),
        ("decision_report", date(2026, 10, 4), date(2026, 10, 5)),
        ("central_dossiers", date(2026, 10, 4), date(2026, 10, 5)),
        ("province_results_report", date(2026, 10, 4), date(2026, 10, 5)),
        ("other_levels_summaries", date(2026, 10, 19), date(2026, 10, 20)),
    ],
)
def test_last_day_on_time_in_the_third_quarter(code: str, strict: date, inclusive: date) -> None:
    assert calendar("2026-Q3")[code].last_day == strict
    assert calendar("2026-Q3", BeforeDay.INCLUSIVE)[code].last_day == inclusive


def test_a_dossier_on_the_24th_is_on_time_and_on_the_25th_late() -> None:
    dossiers = calendar("2026-Q2")["unit_dossiers"]
    assert not dossiers.is_late(date(2026, 6, 24))
    assert dossiers.is_late(date(2026, 6, 25))
    assert dossiers.readings == ("D6",)


def test_of_two_dates_for_the_province_the_earlier_counts() -> None:
    """With 31 days in March, "before the 30th" is earlier than "before the last day"."""
    province = calendar("2027-Q1")["province_results"]
    assert province.last_day == date(2027, 3, 29)
    assert province.clauses == ("HD-QUY VII.1.3 gạch đầu dòng 1", "HD-QUY X.2")
    assert province.readings == ("D6", "D15")


def test_where_both_dates_agree_no_reading_is_needed() -> None:
    assert calendar("2026-Q2")["province_results"].readings == ("D6",)


def test_the_calendar_is_in_order_of_time_and_crosses_the_year() -> None:
    found = deadlines("lam-dong-2026", Quarter.parse("2026-Q4"), BeforeDay.STRICT)
    days = [deadline.last_day for deadline in found]
    assert days == sorted(days)
    assert days[-1] == date(2027, 1, 19)
