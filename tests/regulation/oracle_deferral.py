"""The oracle on who is not rated this quarter (HD-QUY VIII.1.2, VIII.1.3).

Days are kept as sets of days, one by one, so that nothing can be merged or clipped wrongly.
"""

from calendar import monthrange
from datetime import date, timedelta

from tests.regulation.oracle_shapes import Absence, CaseObject


def quarter_days(period: str) -> tuple[date, date]:
    """First and last day of, for example, `2026-Q2`."""
    year, number = int(period[:4]), int(period[-1])
    month = 3 * number
    return date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])


def _plus_months(day: date, months: int) -> date:
    """Same day of a later month; stops at that month's last day."""
    year, month = day.year, day.month + months
    if month > 12:
        year, month = year + 1, month - 12
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _begin(absence: Absence) -> date:
    return date.fromisoformat(absence["from"])


def _end(absence: Absence) -> date:
    until = absence.get("to")
    return date.max if until is None else date.fromisoformat(until)


def _runs(absences: list[Absence], first: date, last: date) -> list[list[date]]:
    """Unbroken runs of days of the quarter on which any of the absences was going on."""
    runs: list[list[date]] = []
    day = first
    while day <= last:
        if any(_begin(absence) <= day <= _end(absence) for absence in absences):
            if runs and runs[-1][-1] + timedelta(days=1) == day:
                runs[-1].append(day)
            else:
                runs.append([day])
        day += timedelta(days=1)
    return runs


def _two_months_or_more(absences: list[Absence], first: date, last: date) -> bool:
    runs = _runs(absences, first, last)
    for run in runs:
        if _plus_months(run[0], 2) <= run[-1] + timedelta(days=1):
            return True
    # Separate stretches: 60 days count as two months.
    return len(runs) > 1 and sum(len(run) for run in runs) >= 60


def _under_one_month(appointment: Absence, first: date, last: date) -> bool:
    start = max(_begin(appointment), first)
    return _plus_months(start, 1) > last + timedelta(days=1)


def deferral(case: CaseObject, first: date, last: date) -> str | None:
    """The clause that defers the case, in the order in which the grounds are tested."""
    absences = case.get("absences", [])

    def of(*kinds: str) -> list[Absence]:
        return [absence for absence in absences if absence["kind"] in kinds]

    if _two_months_or_more(of("training"), first, last):
        return "HD-QUY VIII.1.2 gạch đầu dòng 1"
    if any(_under_one_month(one, first, last) for one in of("first_appointment")):
        return "HD-QUY VIII.1.2 gạch đầu dòng 2"
    if _two_months_or_more(of("sick", "maternity"), first, last):
        return "HD-QUY VIII.1.2 gạch đầu dòng 3"
    if any(_begin(one) <= last and _end(one) >= first for one in of("other")):
        return "HD-QUY VIII.1.3"
    if any(_begin(one) <= last <= _end(one) for one in of("examination")):
        return "HD-QUY VIII.1.2 gạch đầu dòng 4"
    return None
