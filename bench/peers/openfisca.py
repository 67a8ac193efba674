"""openfisca-core: the ladder's formulas over columns of numbers, all officials in one call."""

# mypy: disable-error-code="import-not-found"
# (the peer stands in the environment of the benchmarks alone)

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import cast

import numpy
from openfisca_core.simulations import Simulation, SimulationBuilder

from bench.cases import HUNDREDTHS
from bench.peers.engine import Contender, Run
from bench.peers.facts import LadderFacts
from bench.peers.openfisca_ladder import CountryTaxBenefitSystem

MONTH = "2026-06"
COUNTS = LadderFacts._fields[1:]


@cache
def system() -> CountryTaxBenefitSystem:
    """The legislation, loaded once."""
    return CountryTaxBenefitSystem()


def level_of(facts: Mapping[str, object]) -> str:
    """The level of one official, from values as a situation of the engine's web API has them."""
    values = {name: {MONTH: value} for name, value in facts.items()}
    situation = {"officials": {"Bình": values}}
    simulation = SimulationBuilder().build_from_dict(system(), situation)
    with numpy.errstate(invalid="ignore"):  # no task at all: its answer is judged, not its remark
        return _decoded(simulation)[0]


def _decoded(simulation: Simulation) -> list[str]:
    levels = simulation.calculate("level", MONTH).decode_to_str()
    return cast("list[str]", levels.tolist())


def _columns(facts: Sequence[LadderFacts]) -> dict[str, numpy.ndarray]:
    columns = dict(zip(LadderFacts._fields, zip(*facts, strict=True), strict=True))
    return {
        "score": numpy.array(columns["hundredths"]) / HUNDREDTHS,
        **{name: numpy.array(columns[name], dtype=numpy.int32) for name in COUNTS},
    }


def _run(columns: Mapping[str, numpy.ndarray], *, trace: bool) -> Simulation:
    count = len(columns["score"])
    simulation = SimulationBuilder().build_default_simulation(system(), count=count)
    simulation.trace = trace
    for name, column in columns.items():
        simulation.set_input(name, MONTH, column)
    simulation.calculate("level", MONTH)
    return simulation


def _prepare(facts: Sequence[LadderFacts]) -> Run:
    columns = _columns(facts)
    return lambda: _run(columns, trace=False)


def _prepare_traced(facts: Sequence[LadderFacts]) -> Run:
    columns = _columns(facts)
    return lambda: _run(columns, trace=True)


def _levels(result: object) -> list[str]:
    return _decoded(cast("Simulation", result))


CONTENDERS = (
    Contender("openfisca-core, theo cột", "cột kết quả trung gian", _prepare, _levels),
    Contender("openfisca-core, trace", "cột kết quả và vết tính", _prepare_traced, _levels),
)
