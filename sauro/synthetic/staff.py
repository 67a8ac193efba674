"""The officials of every unit, with the posts they hold and the fields in their charge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from random import Random

from sauro.regulation.posts import Position
from sauro.regulation.quarter.facts import Role
from sauro.synthetic.data import Row, chance, scenario, table
from sauro.synthetic.model import Assignment, Official, Post, Size, Unit
from sauro.synthetic.names import Person, people

TERM_START = date(2025, 7, 1)  # when provinces of two levels of government began
STANDING_COMMITTEE = "ban-thuong-vu"
STANDING_POST = "uy-vien-ban-thuong-vu"
SECRETARY_POST = "bi-thu-dang-uy-khoi"
COMMITTEE_HEADS_PERCENT = 60


@dataclass
class Roster:
    """Officials and assignments as they are appointed."""

    officials: list[Official] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)


def posts() -> tuple[Post, ...]:
    """Every post, once."""
    found: dict[str, Post] = {}
    for staffing in table("staffing").values():
        for row in staffing["posts"]:
            position = Position(row["position"]) if "position" in row else None
            found.setdefault(row["code"], Post(row["code"], row["name"], position, row["group"]))
    return tuple(found.values())


def appoint(units: Sequence[Unit], rng: Random, size: Size) -> Roster:
    """Staff every unit; then the posts held besides."""
    roster = Roster()
    names, numbers = people(rng), count(1)
    for unit in units:
        if unit.staffing:
            _staff_unit(roster, unit, rng, size, names, numbers)
    _committee_secretaries(roster, units)
    return roster


def _staff_unit(
    roster: Roster,
    unit: Unit,
    rng: Random,
    size: Size,
    names: Iterator[Person],
    numbers: Iterator[int],
) -> None:
    rows = [
        row for row in table("staffing")[unit.staffing]["posts"] for _ in range(_many(row, size))
    ]
    charges = _charges(unit, rows)
    for row, charge in zip(rows, charges, strict=True):
        official = _official(row, next(names), next(numbers), rng)
        roster.officials.append(official)
        main = _assignment(official, unit, row, charge, rng)
        roster.assignments.append(main)
        if row.get("standing"):
            besides = _besides(main, STANDING_POST, Role.MEMBER)
            roster.assignments.append(replace(besides, unit=STANDING_COMMITTEE))
        if "also" in row:
            roster.assignments.append(_besides(main, row["also"], main.role))


def _many(row: Row, size: Size) -> int:
    usual: int = row.get("count", 1)
    many: int = row.get("small", usual) if size is Size.SMALL else usual
    return many


def _charges(unit: Unit, rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """The fields of each post: those the post names, else the unit's dealt out in turn."""
    named = {row["code"]: row["fields"] for row in rows if isinstance(row.get("fields"), list)}
    if named:
        return [
            _share(named.get(row["code"], []), row, rows[:place], rows)
            for place, row in enumerate(rows)
        ]
    codes = [field.code for field in unit.fields]
    takers = [place for place, row in enumerate(rows) if _takes_fields(row)]
    dealt = {place: tuple(codes[turn :: len(takers)]) for turn, place in enumerate(takers)}
    return [dealt.get(place, ()) for place in range(len(rows))]


def _share(
    codes: list[str], row: Row, before: Sequence[Row], rows: Sequence[Row]
) -> tuple[str, ...]:
    turn = sum(each["code"] == row["code"] for each in before)
    holders = sum(each["code"] == row["code"] for each in rows)
    return tuple(codes[turn::holders])


def _takes_fields(row: Row) -> bool:
    return row["role"] != Role.HEAD and row.get("fields", True) is not False


def _official(row: Row, person: Person, number: int, rng: Random) -> Official:
    central = bool(row.get("central"))
    member = central or bool(row.get("standing") or row.get("member"))
    if row["code"] in {"giam-doc-so", "truong-co-quan-tu-phap", "chu-tich-doan-the"}:
        member = chance(rng, COMMITTEE_HEADS_PERCENT)
    return Official(f"CB-{number:04d}", person.name, person.female, member, central)


def _assignment(
    official: Official, unit: Unit, row: Row, charge: tuple[str, ...], rng: Random
) -> Assignment:
    head = row["role"] == Role.HEAD
    since = TERM_START + timedelta(days=rng.choice((0, 0, 0, rng.randrange(180))))
    acting = head and not official.central and chance(rng, scenario("people")["acting"])
    return Assignment(
        official.code,
        unit.code,
        row["code"],
        Role(row["role"]),
        since,
        fields=charge,
        acting=acting,
    )


def _besides(main: Assignment, post: str, role: Role) -> Assignment:
    return replace(main, post=post, role=role, fields=(), acting=False, primary=False)


def _committee_secretaries(roster: Roster, units: Sequence[Unit]) -> None:
    """Party committees whose secretary is the head of another body hold no case of the head."""
    known = {unit.code for unit in units}
    heads = {a.unit: a for a in roster.assignments if a.role is Role.HEAD and a.primary}
    for row in table("agencies")["unit"]:
        if "secretary" in row and row["code"] in known:
            besides = _besides(heads[row["secretary"]], SECRETARY_POST, Role.HEAD)
            roster.assignments.append(replace(besides, unit=row["code"]))
