"""The units of a cycle with the state of their dossier."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Appraisal, Proposal, SelfAssessment
from sauro.casework.dossiers.overview import Arrival, differing, units_of_cycle
from sauro.casework.dossiers.unit_cases import dossier_cases
from tests.casework.cast import Cast
from tests.casework.dossiers.unit_cast import ready, received, submit


def arrivals(cast: Cast) -> dict[str, str]:
    """How every unit stands, by name."""
    return {unit.name: vars(unit)["arrival"] for unit in units_of_cycle(cast.cycle)}


@pytest.mark.parametrize(
    ("today", "sent", "waiting"),
    [
        (date(2026, 6, 24), Arrival.IN_TIME, Arrival.WAITING),
        (date(2026, 6, 25), Arrival.LATE, Arrival.OVERDUE),
    ],
)
def test_in_time_and_late_part_between_the_24th_and_the_25th(
    cast: Cast, settings: Any, today: date, sent: Arrival, waiting: Arrival
) -> None:
    ready(cast)
    settings.TODAY = today
    submit(cast)
    assert arrivals(cast) == {"Sở Mẫu": sent.value, "Sở Khác": waiting.value}


def test_units_are_counted_without_deferred_and_central_cases(cast: Cast) -> None:
    received(cast)
    Case.objects.filter(pk=cast.an_case.pk).update(tier="central")
    Case.objects.filter(pk=cast.binh_case.pk).update(state="deferred")
    Case.objects.filter(pk=cast.chi_case.pk).update(state="appraised")
    Case.objects.filter(pk=cast.phuc_case.pk).update(state="deferred")
    (unit,) = units_of_cycle(cast.cycle)
    shown = vars(unit)
    assert (unit.name, shown["number"], shown["appraised"]) == ("Sở Mẫu", 2, 1)


def test_a_case_differs_when_self_unit_rule_and_appraisal_do_not_agree(cast: Cast) -> None:
    received(cast)
    assert differing(dossier_cases(cast.cycle, cast.unit)) == 0
    SelfAssessment.objects.filter(case=cast.an_case).update(level="excellent")
    Proposal.objects.filter(case=cast.binh_case).update(level="completed")
    Appraisal.objects.create(case=cast.chi_case, level="failed")
    assert differing(dossier_cases(cast.cycle, cast.unit)) == 2, "chỉ thẩm định còn hiệu lực"
    Case.objects.filter(pk=cast.chi_case.pk).update(state="appraised")
    assert differing(dossier_cases(cast.cycle, cast.unit)) == 3
