"""The quarter of every unit, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from sauro.regulation.frames import list_frames
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Role
from sauro.synthetic.casting import Casting, Part, cast
from sauro.synthetic.data import chance
from sauro.synthetic.model import Assignment, Province, Unit
from sauro.synthetic.plans import marks_of, own_view, plan_of
from sauro.synthetic.proposals import with_levels
from sauro.synthetic.register import Register
from sauro.synthetic.shape import shape
from sauro.synthetic.submission import submission
from sauro.synthetic.work import CaseWork, Former, UnitWork

_EARLIER_EXCELLENT_PERCENT = 20


def quarter_work(
    province: Province, quarter: Quarter, seed: int | None = None
) -> Iterator[UnitWork]:
    """What every unit with officials recorded; `seed` None: the province's own.

    PeriodNotRated where the rulebook does not rate the quarter.
    """
    drawn = province.seed if seed is None else seed
    casting = cast(province, quarter, drawn)
    for unit, members in province.staff(quarter.last_day).items():
        rng = Random(f"{drawn}/{quarter}/{unit}")
        yield _unit_work(province, province.unit_by_code[unit], members, quarter, casting, rng)


def _unit_work(
    province: Province,
    unit: Unit,
    members: Sequence[Assignment],
    quarter: Quarter,
    casting: Casting,
    rng: Random,
) -> UnitWork:
    frame = next(frame for frame in list_frames() if frame.block is unit.block)
    register = Register(unit, quarter, frame, rng)
    for member in members:
        register.open_for(member, casting.parts[member.official])
    shape(register, members, casting)
    cases = [_case(province, register, member, casting) for member in members]
    work = UnitWork(
        unit=unit,
        quarter=quarter,
        frame=frame,
        tasks=tuple(register.tasks.values()),
        cases=tuple(cases),
        collective=_collective(register, members, casting),
        submission=submission(quarter, late=unit.code in casting.late_dossiers, rng=rng),
    )
    return with_levels(province, work, rng)


def _case(province: Province, register: Register, member: Assignment, casting: Casting) -> CaseWork:
    part, frame, rng = casting.parts[member.official], register.frame, register.rng
    marks = marks_of(part, frame, rng)
    earlier = 0 if part is Part.STEADY else _earlier(register.quarter, rng)
    return CaseWork(
        official=member.official,
        post=member.post,
        group=province.post_by_code[member.post].group,
        role=member.role,
        fields=member.fields,
        plan=plan_of(register.own(member.official), register.scope(member), part, frame, rng),
        marks=marks,
        self_marks=own_view(marks, frame, rng),
        absences=casting.absences.get(member.official, ()),
        former=_former(province, member, register.quarter),
        quarters_proposed_excellent=earlier,
    )


def _collective(register: Register, members: Sequence[Assignment], casting: Casting) -> CaseWork:
    frame, rng = register.frame, register.rng
    leading = [each for each in members if each.role is Role.HEAD]
    part = casting.parts[leading[0].official] if leading else Part.GOOD
    if not part.shines or part in (Part.STEADY, Part.STEADY_FIRST):
        part = Part.GOOD
    tasks = list(register.tasks.values())
    marks = marks_of(part, frame, rng)
    return CaseWork(
        official="",
        post="",
        group="tap-the-cap-xa" if register.unit.area else "tap-the-cap-tinh",
        role=Role.COLLECTIVE,
        fields=(),
        plan=plan_of((), tasks, part, frame, rng),
        marks=marks,
        self_marks=own_view(marks, frame, rng),
    )


def _earlier(quarter: Quarter, rng: Random) -> int:
    """How many earlier quarters of the year proposed excellent."""
    return sum(chance(rng, _EARLIER_EXCELLENT_PERCENT) for _ in range(quarter.number - 1))


def _former(province: Province, member: Assignment, quarter: Quarter) -> Former | None:
    for each in province.held_by(member.official):
        if each.primary and each.until is not None and each.until >= quarter.first_day:
            return Former(each.unit, each.post, each.since, each.until) if each != member else None
    return None
