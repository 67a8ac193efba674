"""The ladder as an OpenFisca country package: entity, parameters, one variable a condition."""

# mypy: disable-error-code="import-not-found, misc"
# (the peer stands in the environment of the benchmarks alone)

from __future__ import annotations

from pathlib import Path

from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from bench.peers.openfisca_ladder.entities import Official
from bench.peers.openfisca_ladder.facts import FACTS
from bench.peers.openfisca_ladder.levels import CONDITIONS, level


class CountryTaxBenefitSystem(TaxBenefitSystem):
    """The system, under the name that the engine's tools look for."""

    def __init__(self) -> None:
        super().__init__([Official])
        self.add_variables(*FACTS, *CONDITIONS, level)
        self.load_parameters(str(Path(__file__).parent / "parameters"))
