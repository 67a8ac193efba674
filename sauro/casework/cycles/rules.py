"""The rules a cycle was opened under: its own rulebook, with its own settings, for ever."""

from __future__ import annotations

from functools import lru_cache

from sauro.casework.cycles.frames import frame_of_version, packaged
from sauro.casework.cycles.models import Case, Cycle
from sauro.regulation.deadlines import BeforeDay
from sauro.regulation.frame_model import Block, Frame
from sauro.regulation.period import Quarter
from sauro.regulation.posts import Position, PostProfile
from sauro.regulation.quarter.rules import QuarterRules
from sauro.regulation.rulebook import SETTING_VALUES, load_rulebook


def rules_of(cycle: Cycle) -> QuarterRules:
    """The quarter's rules as this cycle reads them; settings of other kinds are not theirs."""
    chosen = {name: value for name, value in cycle.settings.items() if name in SETTING_VALUES}
    return _rules(cycle.rulebook, cycle.period, tuple(sorted(chosen.items())))


@lru_cache(maxsize=64)
def _rules(rulebook: str, period: str, settings: tuple[tuple[str, str], ...]) -> QuarterRules:
    return load_rulebook(rulebook).replaced(dict(settings)).rules(Quarter.parse(period))


def before_day(cycle: Cycle) -> BeforeDay:
    """How the cycle reads "trước ngày" (D6)."""
    chosen = cycle.settings.get("before_day")
    return BeforeDay(chosen or load_rulebook(cycle.rulebook).settings["before_day"])


def frame_of(case: Case) -> Frame:
    """The frame of criteria of the case's block."""
    return frame_for(case.cycle, Block(case.block))


def frame_for(cycle: Cycle, block: Block) -> Frame:
    """The frame of a block: the version the cycle is pinned to, or else the packaged one.

    LookupError when the rulebook has none for it.
    """
    version = cycle.frames.get(block.value)
    return packaged(block, cycle.rulebook) if version is None else frame_of_version(version)


def profile_of(case: Case) -> PostProfile:
    """The posts of the case as competence and routing know them."""
    return PostProfile(
        positions=frozenset(Position(name) for name in case.positions),
        block=Block(case.block),
        committee_member=case.committee_member,
        centrally_managed=case.official is not None and case.official.centrally_managed,
    )
