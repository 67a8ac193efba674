"""Random valid cases for `sauro rate`, aimed at the boundaries of the quarterly rules.

Seeded: the same seed gives the same batches. Counts are small, scores lie at the thresholds and a
hundredth beside them, absences begin and end around the ends of months, and whole groups tie.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.regulation.oracle_shapes import Absence, CaseObject, Tasks

PERIODS = ("2026-Q2", "2026-Q3", "2027-Q1", "2027-Q2", "2027-Q3", "2028-Q1")
ROLES = ("head", "deputy", "deputy", "member", "collective")
THRESHOLDS = (0, 5000, 7000, 9000, 10000)
COUNTS = (1, 2, 3, 4, 5, 6, 7, 9, 10, 10, 11, 13, 20, 33, 100, 1000)
LONG_KINDS = ("training", "sick", "maternity")


@dataclass(frozen=True)
class Batch:
    """Cases that are rated together, so that their groups meet the ceiling."""

    period: str
    cases: list[CaseObject]


def batches(seed: int, cases: int, size: int = 50) -> Iterator[Batch]:
    """Batches of `size` cases until `cases` are reached."""
    rng = Random(seed)
    for number in range(cases // size):
        period = rng.choice(PERIODS)
        make = _tying_case if number % 5 == 0 else _case
        groups = rng.randint(1, 4)
        yield Batch(
            period,
            [make(rng, f"CB-{place:04}", period, groups) for place in _shuffled(rng, size)],
        )


def _shuffled(rng: Random, size: int) -> list[int]:
    places = list(range(size))
    rng.shuffle(places)
    return places


def _tying_case(rng: Random, identity: str, period: str, groups: int) -> CaseObject:
    """Mostly excellent cases that differ in no more than one ranking key."""
    doubled = rng.choice((1, 1, 2))
    exceeded = rng.choice((3, 3, 3, 4)) * doubled
    case: CaseObject = {
        "id": identity,
        "group": f"nhom-{rng.randint(1, groups)}",
        "role": rng.choice(ROLES[:4]),
        "score": rng.choice(("95", "95.00", 95, "95.0", "94.99", "80.00")),
        "scope": {
            "assigned": 10 * doubled,
            "completed": 10 * doubled,
            "late": 0,
            "exceeded": exceeded,
        },
        "quarters_proposed_excellent": rng.choice((0, 0, 0, 1)),
    }
    if rng.random() < 0.2:
        case["in_ratio"] = rng.random() < 0.5
    if rng.random() < 0.05:
        case["absences"] = _absences(rng, period)
    return case


def _case(rng: Random, identity: str, period: str, groups: int) -> CaseObject:
    case: CaseObject = {
        "id": identity,
        "group": f"nhom-{rng.randint(1, groups)}",
        "role": rng.choice(ROLES),
        "scope": _scope(rng),
    }
    if rng.random() < 0.3:
        case["unit"] = "so-noi-vu"
    if rng.random() < 0.97:
        case["score"] = _score(rng)
    if case["role"] != "collective" and rng.random() < 0.5:
        case["own"] = _own(rng)
    if rng.random() < 0.5:
        case["collective"] = _collective(rng)
    if case["role"] != "collective" and rng.random() < 0.25:
        case["absences"] = _absences(rng, period)
    if rng.random() < 0.3:
        case["dossier_late"] = rng.random() < 0.7
    if rng.random() < 0.3:
        case["changed_post"] = rng.random() < 0.5
    if rng.random() < 0.5:
        case["quarters_proposed_excellent"] = rng.randint(0, 3)
    if rng.random() < 0.2:
        case["in_ratio"] = rng.random() < 0.5
    return case


def _score(rng: Random) -> str | int | None:
    """At a threshold, a hundredth beside it, or anywhere; written in every allowed way."""
    if rng.random() < 0.02:
        return None
    if rng.random() < 0.7:
        hundredths = rng.choice((*THRESHOLDS, 7000, 9000, 9000)) + rng.choice((-1, 0, 0, 1))
    else:
        hundredths = rng.randint(0, 10000)
    hundredths = min(max(hundredths, 0), 10000)
    whole, rest = divmod(hundredths, 100)
    if rest == 0 and rng.random() < 0.3:
        return rng.choice((whole, str(whole)))
    return f"{whole}.{rest:02}"


def _near(rng: Random, percent: int, base: int) -> int:
    """The count at that share of the base, or one beside it."""
    beside: int = rng.choice((-1, 0, 1, 1))
    return min(max(base * percent // 100 + beside, 0), base)


def _excused(rng: Random, assigned: int) -> int:
    if rng.random() < 0.8:
        return 0
    excused: int = rng.choice((assigned, *range(min(assigned, 3) + 1)))
    return excused


def _scope(rng: Random) -> Tasks:
    assigned = rng.choice(COUNTS) if rng.random() < 0.99 else 0
    excused = _excused(rng, assigned)
    counted = assigned - excused
    completed = counted if rng.random() < 0.75 else _part_done(rng, counted)
    late = 0 if rng.random() < 0.65 else _near(rng, 20, counted)
    if rng.random() < 0.1:
        late = rng.randint(0, counted)
    exceeded = min(_near(rng, 30, counted), completed)
    if rng.random() < 0.2:
        exceeded = rng.randint(0, completed)
    scope: Tasks = {
        "assigned": assigned,
        "completed": completed,
        "late": late,
        "exceeded": exceeded,
    }
    if excused or rng.random() < 0.3:
        scope["excused"] = excused
    if rng.random() < 0.3:
        scope["substandard"] = rng.choice((0, 0, min(1, completed - exceeded)))
    return scope


def _part_done(rng: Random, counted: int) -> int:
    return rng.choice((_near(rng, 70, counted), max(counted - 1, 0), rng.randint(0, counted)))


def _own(rng: Random) -> Tasks:
    assigned = rng.choice((0, 1, 2, 3, 4, 10, 30))
    excused = _excused(rng, assigned)
    counted = assigned - excused
    completed = counted if rng.random() < 0.8 else max(counted - rng.randint(1, 2), 0)
    own: Tasks = {"assigned": assigned, "completed": completed}
    if excused or rng.random() < 0.3:
        own["excused"] = excused
    return own


def _collective(rng: Random) -> Tasks:
    assigned = rng.choice((0, *COUNTS))
    excused = _excused(rng, assigned)
    counted = assigned - excused
    completed = _near(rng, 70, counted) if rng.random() < 0.6 else counted
    collective: Tasks = {"assigned": assigned, "completed": completed}
    if excused or rng.random() < 0.3:
        collective["excused"] = excused
    return collective


# --- absences ---------------------------------------------------------------------------------


def _absences(rng: Random, period: str) -> list[Absence]:
    month = 3 * int(period[-1]) - 2
    first = date(int(period[:4]), month, 1)
    last = date(first.year, month + 2, monthrange(first.year, month + 2)[1])
    found: list[Absence] = []
    for _ in range(rng.choice((1, 1, 2))):
        found += rng.choice((_long, _long, _pieces, _appointment, _short))(rng, first, last)
    appointments = [one for one in found if one["kind"] == "first_appointment"]
    # Nobody is appointed for the first time twice.
    return [one for one in found if one not in appointments[1:]]


def _absence(kind: str, begin: date, end: date | None) -> Absence:
    absence: Absence = {"kind": kind, "from": begin.isoformat()}
    if end is not None:
        absence["to"] = max(begin, end).isoformat()
    return absence


def _jitter(rng: Random, day: date, most: int = 2) -> date:
    return day + timedelta(days=rng.randint(-most, most))


def _edge(rng: Random, first: date, last: date) -> date:
    """A day around the beginning of one of the quarter's months, or around the quarter's end."""
    months = [first, _month_after(first), _month_after(_month_after(first)), last]
    return _jitter(rng, rng.choice(months))


def _month_after(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)


def _long(rng: Random, first: date, last: date) -> list[Absence]:
    """About two months, begun at a month's edge or anywhere in the first half."""
    begin = _jitter(rng, rng.choice((first, _month_after(first), first + timedelta(days=14))))
    if rng.random() < 0.3:
        begin = first + timedelta(days=rng.randint(-40, 35))
    if rng.random() < 0.2:
        return [_absence(rng.choice(LONG_KINDS), begin, None)]
    end = begin + timedelta(days=rng.randint(57, 62))
    return [_absence(rng.choice(LONG_KINDS), begin, rng.choice((end, _jitter(rng, last))))]


def _pieces(rng: Random, first: date, last: date) -> list[Absence]:
    """Two or three stretches of about 60 days together: apart, adjacent or overlapping."""
    kinds = rng.choice((("training",), ("sick", "maternity"), ("sick",)))
    left = rng.randint(58, 62)
    begin = first + timedelta(days=rng.choice((-3, 0, 0, 1)))
    pieces = []
    for days in (left // 2, left - left // 2):
        end = begin + timedelta(days=days - 1)
        pieces.append(_absence(rng.choice(kinds), begin, end))
        begin = end + timedelta(days=rng.choice((-2, 0, 1, 1, 2, 3)))
    if rng.random() < 0.2:
        pieces.append(_absence(rng.choice(kinds), last - timedelta(days=rng.randint(0, 3)), None))
    rng.shuffle(pieces)
    return pieces


def _appointment(rng: Random, first: date, last: date) -> list[Absence]:
    day = min(_edge(rng, first, last), last)
    return [_absence("first_appointment", day, None)]


def _short(rng: Random, first: date, last: date) -> list[Absence]:
    """A decision or an examination whose ends lie at the quarter's ends."""
    begin = rng.choice((_edge(rng, first, last), first - timedelta(days=rng.randint(1, 40))))
    end = rng.choice((None, _jitter(rng, last), _jitter(rng, first)))
    return [_absence(rng.choice(("other", "examination")), begin, end)]
