"""What others than the Standing Committee decide: the units on their own, the centre on its."""

from __future__ import annotations

from datetime import date

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.standing import standing_decision
from sauro.casework.demo.unit_quarter import UnitQuarter
from sauro.casework.demo.world import appraiser, clerk
from sauro.casework.dossiers.central import record_central_result
from sauro.casework.dossiers.dossier_rows import dossier_of
from sauro.casework.dossiers.unit_decisions import (
    awaiting_decision,
    decide_in_unit,
    send_summary,
)
from sauro.regulation.competence import Tier
from sauro.regulation.levels import Level

CENTRAL_DOCUMENT = "Thông báo số 1204-TB/BTCTW"


def decide_own(quarter: UnitQuarter, on: date) -> None:
    """The unit decides on those it manages itself and sends the summary (HD-QUY IV.2, VII.3)."""
    cycle, unit = quarter.cycle, quarter.unit
    if not awaiting_decision(cycle, unit):
        return
    dossier = dossier_of(cycle, unit)
    with clock.on(on):
        decide_in_unit(
            actor=clerk(quarter.code),
            cycle=cycle,
            unit=unit,
            number=f"57-QĐ/{cycle.quarter.number}",
            signed_on=on,
            signer=dossier.chair,
            version=dossier.version,
        )
        dossier.refresh_from_db()
        send_summary(
            actor=clerk(quarter.code),
            cycle=cycle,
            unit=unit,
            letter=f"58-BC/{cycle.quarter.number}",
            version=dossier.version,
        )


def record_central_results(cycle: Cycle, on: date) -> None:
    """The centre's results come, as the province proposed."""
    cases = Case.objects.filter(cycle=cycle, tier=Tier.CENTRAL.value)
    for case in cases.select_related("cycle", "unit", "official").order_by("pk"):
        proposed = standing_decision(case)
        if proposed is None:
            continue
        with clock.on(on):
            record_central_result(
                actor=appraiser(),
                case=case,
                level=Level(proposed.level),
                document=CENTRAL_DOCUMENT,
                signed_on=on,
                version=case.version,
            )
