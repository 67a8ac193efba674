"""What is recorded about an official: input variables, without formulas."""

# mypy: disable-error-code="import-not-found, misc"
# ruff: noqa: N801 (the engine names a variable after its class)

from __future__ import annotations

from openfisca_core.periods import MONTH
from openfisca_core.variables import Variable

from bench.peers.openfisca_ladder.entities import Official


class score(Variable):
    value_type = float
    entity = Official
    definition_period = MONTH
    label = "Score, 0 to 100"


class counted(Variable):
    value_type = int
    entity = Official
    definition_period = MONTH
    label = "Tasks that count"


class completed(Variable):
    value_type = int
    entity = Official
    definition_period = MONTH
    label = "Tasks completed"


class late(Variable):
    value_type = int
    entity = Official
    definition_period = MONTH
    label = "Tasks behind schedule"


class substandard(Variable):
    value_type = int
    entity = Official
    definition_period = MONTH
    label = "Tasks not to the quality required"


class exceeded(Variable):
    value_type = int
    entity = Official
    definition_period = MONTH
    label = "Tasks above what was required"


FACTS = (score, counted, completed, late, substandard, exceeded)
