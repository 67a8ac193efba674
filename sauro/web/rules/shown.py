"""A rulebook as rows of a page: parameters, ladder, grounds, readings, last moments, frames."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sauro.casework.cycles.models import Cycle
from sauro.casework.cycles.rules import frame_for
from sauro.regulation.conditions import CheckedCondition, Condition
from sauro.regulation.deadlines import BeforeDay, deadlines
from sauro.regulation.frame_model import Frame
from sauro.regulation.frames import list_frames
from sauro.regulation.ladder.checklist import Rung
from sauro.regulation.levels import Level
from sauro.regulation.parameters import Parameter
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import AbsenceKind
from sauro.regulation.readings import Reading, load_readings
from sauro.regulation.rulebook import Rulebook
from sauro.tables.outcome_words import decimal_comma, required_words
from sauro.web.rules.citations import Citations, Cite

_UNMEASURED = (0, 1)
_GUARDS = {
    "own": "Nhiệm vụ của chính cá nhân",
    "head": "Tập thể do mình đứng đầu (đối với người đứng đầu)",
    "others": "Tập thể nơi mình công tác (đối với cấp phó, thành viên)",
}


class ValueRow(NamedTuple):
    """A dated value of a parameter."""

    value: str
    since: date
    cite: Cite
    in_force: bool


class ParameterRow(NamedTuple):
    """A parameter with all its values, in order of time."""

    title: str
    name: str
    values: tuple[ValueRow, ...]


def parameters_of(book: Rulebook, quarter: Quarter, cited: Citations) -> list[ParameterRow]:
    """Every parameter; in force: on the quarter's last day."""
    return [_parameter(each, quarter.last_day, cited) for each in book.parameters.values()]


def _parameter(parameter: Parameter, day: date, cited: Citations) -> ParameterRow:
    now = parameter.on(day)
    values = tuple(
        ValueRow(
            decimal_comma(parameter.show(each.value)),
            each.since,
            cited.cite(each.clause),
            each == now,
        )
        for each in parameter.values
    )
    return ParameterRow(parameter.title, parameter.name, values)


class RungRow(NamedTuple):
    """A level with its conditions in words, each with its clause."""

    level: Level
    needs_all: bool
    conditions: tuple[tuple[str, str, Cite], ...]


class GuardRow(NamedTuple):
    """A condition beside the ladder: whom it is about; without it at best the level below."""

    about: str
    fact: str
    required: str
    best: Level
    cite: Cite


class LadderShown(NamedTuple):
    """The ladder, best level first, and what stands beside it."""

    rungs: tuple[RungRow, ...]
    guards: tuple[GuardRow, ...]


def ladder_of(book: Rulebook, quarter: Quarter, cited: Citations) -> LadderShown:
    """The ladder with the values of the quarter."""
    ladder = book.rules(quarter).ladder
    guards = {"own": ladder.own, "head": ladder.head, "others": ladder.others}
    return LadderShown(
        tuple(_rung(rung, cited) for rung in ladder.rungs),
        tuple(_guard(_GUARDS[name], each, cited) for name, each in guards.items() if each),
    )


def _rung(rung: Rung, cited: Citations) -> RungRow:
    conditions = tuple(
        (each.fact.vietnamese, _required(each), cited.cite(each.clause)) for each in rung.conditions
    )
    return RungRow(rung.level, rung.needs_all, conditions)


def _guard(about: str, condition: Condition, cited: Citations) -> GuardRow:
    return GuardRow(
        about,
        condition.fact.vietnamese,
        _required(condition),
        condition.level.below,
        cited.cite(condition.clause),
    )


def _required(condition: Condition) -> str:
    return required_words(CheckedCondition(condition, _UNMEASURED, holds=False))


class GroundRow(NamedTuple):
    """A ground on which a quarter is not rated."""

    kinds: str
    cite: Cite
    readings: tuple[str, ...]


def grounds_of(book: Rulebook, quarter: Quarter, cited: Citations) -> list[GroundRow]:
    """In the order they are tested."""
    return [
        GroundRow(
            "; ".join(kind.vietnamese for kind in AbsenceKind if kind in ground.kinds),
            cited.cite(ground.clause),
            ground.readings,
        )
        for ground in book.rules(quarter).grounds
    ]


class ReadingRow(NamedTuple):
    """A reading; chosen: the code of the option in force here."""

    reading: Reading
    chosen: str
    is_setting: bool
    otherwise: bool
    cites: tuple[Cite, ...]


def readings_of(book: Rulebook, cited: Citations) -> list[ReadingRow]:
    """Every reading; otherwise: the cycle chose another option than the one usually taken."""
    return [_reading(each, book, cited) for each in load_readings().values()]


def _reading(reading: Reading, book: Rulebook, cited: Citations) -> ReadingRow:
    chosen = book.settings.get(reading.setting or "", reading.taken.code)
    return ReadingRow(
        reading,
        chosen,
        reading.setting in book.settings,
        chosen != reading.taken.code,
        tuple(map(cited.cite, reading.clauses)),
    )


class DueRow(NamedTuple):
    """A last moment; moved_by: the document that moved it in this cycle."""

    title: str
    last_day: date
    by_rule: date
    moved_by: str
    cites: tuple[Cite, ...]
    readings: tuple[str, ...]


def dues_of(
    book: Rulebook, quarter: Quarter, cycle: Cycle | None, cited: Citations
) -> list[DueRow]:
    """The cycle's own calendar, or what the rules give for the quarter."""
    return list(_of_cycle(cycle, cited) if cycle else _by_rule(book, quarter, cited))


def _of_cycle(cycle: Cycle, cited: Citations) -> Iterator[DueRow]:
    for due in cycle.dues.all():
        cites = tuple(map(cited.cite, due.clauses))
        readings = tuple(due.readings)
        yield DueRow(due.title, due.last_day, due.by_rule, due.moved_by, cites, readings)


def _by_rule(book: Rulebook, quarter: Quarter, cited: Citations) -> Iterator[DueRow]:
    for due in deadlines(book.id, quarter, BeforeDay(book.settings["before_day"])):
        cites = tuple(map(cited.cite, due.clauses))
        yield DueRow(due.title, due.last_day, due.last_day, "", cites, due.readings)


def frames_of(rulebook: str, cycle: Cycle | None) -> tuple[Frame, ...]:
    """The frames of criteria by block: those the cycle is pinned to, or else the packaged ones."""
    frames = list_frames(rulebook)
    return frames if cycle is None else tuple(frame_for(cycle, each.block) for each in frames)
