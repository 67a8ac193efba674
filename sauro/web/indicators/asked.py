"""Which cycle, axis, block and indicator the page of results is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.rules import frame_for
from sauro.casework.errors import Forbidden, Unknown
from sauro.casework.work.indicator_rights import access_axis, axes_for
from sauro.casework.work.indicator_values import Subject
from sauro.regulation.frame_model import Axis, Block, Indicator
from sauro.regulation.frames import list_frames
from sauro.web.ceiling.asked import asked_cycle
from sauro.web.permits import Request

AXIS, BLOCK, INDICATOR = "truc", "khoi", "chi-tieu"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address names; reports: whether the reader writes on this axis."""

    cycle: Cycle
    cycles: Sequence[Cycle]
    axis: Axis
    axes: Sequence[Axis]
    block: str
    indicator: Indicator | None
    indicators: Sequence[Indicator]
    reports: bool

    @property
    def subject(self) -> Subject:
        """What the services take."""
        return Subject(self.cycle, self.axis.number, self.indicator.code if self.indicator else "")

    @property
    def query(self) -> str:
        """The same page again."""
        block = f"&{BLOCK}={self.block}" if self.block else ""
        indicator = f"&{INDICATOR}={self.indicator.code}" if self.indicator else ""
        return f"?ky={self.cycle.period}&{AXIS}={self.axis.number}{block}{indicator}"


def asked(request: Request) -> Asked | None:
    """None before the first cycle opens. Unknown: no such period, or an axis not the reader's."""
    cycle, cycles = asked_cycle(request)
    if cycle is None:
        return None
    numbers = axes_for(request.rights, Act.SEE_INDICATORS)
    named = request.GET.get(AXIS, "")
    number = int(named) if named.isdecimal() else next(iter(numbers), 0)
    if number not in numbers:
        raise Unknown
    axes = [axis for axis in list_frames(cycle.rulebook)[0].axes if axis.number in numbers]
    block, indicators = _block(request, cycle, number)
    chosen = request.GET.get(INDICATOR, "")
    return Asked(
        cycle=cycle,
        cycles=cycles,
        axis=next(axis for axis in axes if axis.number == number),
        axes=axes,
        block=block,
        indicator=next((each for each in indicators if each.code == chosen), None),
        indicators=indicators,
        reports=cycle.is_open and _reports(request, number),
    )


def _block(request: Request, cycle: Cycle, axis: int) -> tuple[str, Sequence[Indicator]]:
    """Indicators are those of one block's frame, so there are none until a block is chosen."""
    named = request.GET.get(BLOCK, "")
    if named not in set(Block):
        return "", ()
    return named, frame_for(cycle, Block(named)).indicators_of(axis)


def _reports(request: Request, axis: int) -> bool:
    try:
        access_axis(request.rights, Act.REPORT_INDICATORS, axis)
    except (Forbidden, Unknown):
        return False
    return True
