"""Conditions and the level: formulas over all officials at once."""

# mypy: disable-error-code="import-not-found, misc, no-untyped-def, no-untyped-call"
# ruff: noqa: N801 (the engine names a variable after its class)

from __future__ import annotations

from numpy import select
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from bench.peers.openfisca_ladder.entities import Official


class Level(Enum):
    """The four levels, best first."""

    excellent = "Excellent"
    good = "Good"
    completed = "Completed"
    failed = "Failed"


class all_done(Variable):
    value_type = bool
    entity = Official
    definition_period = MONTH
    label = "Every task is completed"

    def formula(officials, period):  # noqa: N805 - the engine's form
        return officials("completed", period) >= officials("counted", period)


class in_time_and_sound(Variable):
    value_type = bool
    entity = Official
    definition_period = MONTH
    label = "No task is late or below the quality required"

    def formula(officials, period):  # noqa: N805
        return (officials("late", period) == 0) * (officials("substandard", period) == 0)


class few_late(Variable):
    value_type = bool
    entity = Official
    definition_period = MONTH
    label = "Late tasks stay within the share allowed"

    def formula(officials, period, parameters):  # noqa: N805
        share = officials("late", period) / officials("counted", period)
        return share <= parameters(period).ladder.late_share


class outstanding(Variable):
    value_type = bool
    entity = Official
    definition_period = MONTH
    label = "Enough tasks are above what was required"

    def formula(officials, period, parameters):  # noqa: N805
        share = officials("exceeded", period) / officials("counted", period)
        return share >= parameters(period).ladder.exceeded_share


class level(Variable):
    value_type = Enum
    possible_values = Level
    default_value = Level.failed
    entity = Official
    definition_period = MONTH
    label = "Level of completion"

    def formula(officials, period, parameters):  # noqa: N805
        bounds = parameters(period).ladder
        score = officials("score", period)
        done = officials("all_done", period)
        good = (score >= bounds.good_score) * done * officials("in_time_and_sound", period)
        excellent = (score >= bounds.excellent_score) * good * officials("outstanding", period)
        completed = (score >= bounds.completed_score) * done * officials("few_late", period)
        return select(
            [excellent, good, completed],
            [Level.excellent, Level.good, Level.completed],
            Level.failed,
        )


CONDITIONS = (all_done, in_time_and_sound, few_late, outstanding)
