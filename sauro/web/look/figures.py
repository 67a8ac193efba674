"""Figures and days as Vietnamese pages write them; exact, cut and never rounded up."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

from sauro.casework import clock
from sauro.regulation.conditions import cut_score
from sauro.tables.outcome_words import decimal_comma, share_words
from sauro.vietnamese import numbers

DASH = "—"
Exact = Fraction | Decimal | int | str


def points(value: Exact | None) -> str:
    """Points with two decimals, cut: 89,995 is "89,99"; a dash where there are none."""
    return DASH if value in (None, "") else decimal_comma(cut_score(Fraction(value)))


def signed(value: Exact | None) -> str:
    """A difference with its sign: "+12,50", "−3,00", "0,00"; a dash where there is none."""
    if value in (None, ""):
        return DASH
    exact = Fraction(value)
    sign = "+" if exact > 0 else "−" if exact < 0 else ""
    return f"{sign}{points(abs(exact))}"


def share(part: int | None, base: int) -> str:
    """A share with its base beside it: "57,14% (4/7)"; without a base only "0/0"."""
    if part is None:
        return DASH
    over = f"{numbers.grouped(part)}/{numbers.grouped(base)}"
    return f"{share_words(part, base)} ({over})" if base else over


def grouped(value: int | None) -> str:
    """5600000 is "5.600.000"."""
    return DASH if value is None else numbers.grouped(value)


def day(value: date | str | None) -> str:
    """ "05/07/2026"; reads a date, a moment, or the text of a stored date."""
    if not value:
        return DASH
    read = date.fromisoformat(value) if isinstance(value, str) else value
    if isinstance(read, datetime):
        read = timezone.localtime(read)
    return f"{read:%d/%m/%Y}"


def moment(value: datetime | None) -> str:
    """ "05/07/2026 08:40"."""
    return f"{timezone.localtime(value):%d/%m/%Y %H:%M}" if value else DASH


def days_left(days: int) -> str:
    """ "còn 3 ngày", "hạn hôm nay", "quá hạn 2 ngày"."""
    if days > 0:
        return f"còn {days} ngày"
    return f"quá hạn {-days} ngày" if days else "hạn hôm nay"


def days_until(value: date) -> int:
    """Days from today on; below 0 once it is past."""
    return (value - clock.today()).days
