"""Days as Vietnamese papers and screens write them, and as people type them."""

from __future__ import annotations

import re
from datetime import date

_TYPED = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})", re.ASCII)


def long_date(day: date) -> str:
    """ "ngày 05 tháng 7 năm 2026": a zero before days below 10 and months 1 and 2 only."""
    return f"ngày {day.day:02d} tháng {_month(day)} năm {day.year}"


def short_date(day: date) -> str:
    """ "05/7/2026", with zeros as in `long_date`."""
    return f"{day.day:02d}/{_month(day)}/{day.year}"


def parse_date(text: str) -> date:
    """A day typed as 22/11/2026, 5/7/2026 or 2026-11-22. ValueError says what to type."""
    typed = text.strip()
    match = _TYPED.fullmatch(typed) or _ISO.fullmatch(typed)
    if match is None:
        raise ValueError(f'"{typed}" không phải là ngày; ghi dạng 22/11/2026')
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError as error:
        raise ValueError(f"không có ngày {typed}; xem lại ngày, tháng, năm") from error


def _month(day: date) -> str:
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)
