"""Who has what kind of quarter: drawn by unit and by comparable group before any task is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Absence, Role
from sauro.regulation.quota import allowed_excellent
from sauro.regulation.rulebook import rulebook_for
from sauro.synthetic.absences import absences_of
from sauro.synthetic.data import between, chance, scenario
from sauro.synthetic.model import Assignment, Province, UnitKind


class Part(StrEnum):
    """The kind of quarter an official has."""

    EXCELLENT = "excellent"
    STEADY_FIRST = "steady_first"
    STEADY = "steady"
    KEEN = "keen"
    GOOD = "good"
    LATE = "late"
    LATE_MANY = "late_many"
    UNFINISHED = "unfinished"
    SUBSTANDARD = "substandard"
    WEAK = "weak"
    VERY_WEAK = "very_weak"

    @property
    def shines(self) -> bool:
        """Whether it is meant to end excellent."""
        return self in (Part.EXCELLENT, Part.STEADY_FIRST, Part.STEADY)


@dataclass
class Casting:
    """The parts by official, and the units with something of their own."""

    parts: dict[str, Part] = field(default_factory=dict)
    absences: dict[str, tuple[Absence, ...]] = field(default_factory=dict)
    excused: set[str] = field(default_factory=set)
    troubled: set[str] = field(default_factory=set)
    failing: set[str] = field(default_factory=set)
    late_dossiers: set[str] = field(default_factory=set)


Staff = Mapping[str, Sequence[Assignment]]


def cast(province: Province, quarter: Quarter, seed: int) -> Casting:
    """The parts of a quarter; a fixed draw for each seed and quarter."""
    rng = Random(f"{seed}/{quarter}/{province.size}")
    staff = province.staff(quarter.last_day)
    casting = Casting()
    _cast_units(casting, province, staff, rng)
    for unit, members in staff.items():
        _cast_staff(casting, province, quarter, unit, members, rng)
    for group, members in _groups(province, staff).items():
        _cast_group(casting, group, members, quarter, rng)
    return casting


def _cast_units(casting: Casting, province: Province, staff: Staff, rng: Random) -> None:
    settings = scenario("units")
    plain = [code for code in staff if province.unit_by_code[code].kind is not _TOP]
    communes = [code for code in plain if province.unit_by_code[code].area]
    casting.failing.update(rng.sample(communes, settings["failing"][province.size.value]))
    for chosen, percent in (
        (casting.troubled, settings["troubled"]),
        (casting.late_dossiers, settings["late_dossier"]),
    ):
        chosen.update(rng.sample(plain, max(1, len(plain) * percent // 100)))


_TOP = UnitKind.STANDING_COMMITTEE


def _cast_staff(
    casting: Casting,
    province: Province,
    quarter: Quarter,
    unit: str,
    members: Sequence[Assignment],
    rng: Random,
) -> None:
    settings = scenario("people")
    for member in members:
        keen = chance(rng, scenario("marks")["keen_share"])
        casting.parts[member.official] = Part.KEEN if keen else Part.GOOD
        found = absences_of(province.official_by_code[member.official], member, quarter, rng)
        if found:
            casting.absences[member.official] = found
        elif chance(rng, settings["excused"]):
            casting.excused.add(member.official)
    if unit in casting.troubled:
        present = [each for each in members if each.official not in casting.absences]
        unlucky = [each for each in present if chance(rng, scenario("troubles")["share"])]
        for member in unlucky or present[-1:]:
            casting.parts[member.official] = _trouble(rng)


def _trouble(rng: Random) -> Part:
    odds = {Part(name): odd for name, odd in scenario("troubles").items() if name != "share"}
    return rng.choices(list(odds), list(odds.values()))[0]


def _groups(province: Province, staff: Staff) -> dict[str, list[Assignment]]:
    found: dict[str, list[Assignment]] = defaultdict(list)
    for members in staff.values():
        for member in members:
            found[province.post_by_code[member.post].group].append(member)
    return found


def _cast_group(
    casting: Casting, group: str, members: Sequence[Assignment], quarter: Quarter, rng: Random
) -> None:
    """Choose who shines, by what the group's ceiling allows: mostly within, in some above."""
    settings = scenario("groups")
    calm = [each for each in members if _may_shine(casting, each)]
    good = [each for each in members if _ends_good(casting, each)]
    quota = rulebook_for(quarter).rules(quarter).parameters.quota
    allowed = allowed_excellent(len(good), quota)
    tie = group == settings["tie"] and allowed > 1
    if tie:
        wanted = allowed + settings["tie_over"]
    elif allowed and group in settings["over"]:
        wanted = allowed + settings["over"][group]
    else:
        wanted = allowed * between(rng, settings["usual"]) // 100
    chosen = rng.sample(calm, min(wanted, len(calm)))
    for place, member in enumerate(chosen):
        part = Part.EXCELLENT
        if tie:
            part = Part.STEADY if place else Part.STEADY_FIRST
        casting.parts[member.official] = part


def _may_shine(casting: Casting, member: Assignment) -> bool:
    clouded = member.unit in casting.troubled or member.unit in casting.failing
    return not clouded and member.official not in casting.absences


def _ends_good(casting: Casting, member: Assignment) -> bool:
    if member.role is Role.HEAD and not _may_shine(casting, member):
        return False
    part = casting.parts[member.official]
    return member.official not in casting.absences and part in (Part.GOOD, Part.KEEN)
