"""The gauge of excellent proposals, information for the unit."""

from __future__ import annotations

import pytest

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.gauge import Gauge, gauges_of
from sauro.casework.dossiers.models import Proposal
from sauro.casework.dossiers.unit_cases import dossier_cases
from sauro.regulation.quarter.facts import Role
from sauro.regulation.quarter.rules import QuotaBase
from tests.casework.cast import Cast, make_case, make_official


def deputies(cast: Cast, levels: list[str]) -> Gauge:
    """The gauge of the deputies where these levels are proposed."""
    for place, level in enumerate(levels):
        official = make_official(f"CB-{place}", f"Hoàng Văn {place}")
        case = make_case(cast.cycle, cast.unit, official, Role.DEPUTY)
        Case.objects.filter(pk=case.pk).update(
            group=cast.deputies, in_ratio=True, tier="provincial_rated"
        )
        Proposal.objects.create(case=case, level=level)
    (found,) = [
        gauge
        for gauge in gauges_of(dossier_cases(cast.cycle, cast.unit))
        if gauge.group == cast.deputies
    ]
    return found


@pytest.mark.parametrize(
    ("levels", "excellent", "base", "allowed", "over"),
    [
        ([], 0, 0, 0, 0),
        (["excellent", "good"], 1, 2, 0, 1),
        (["excellent", "good", "good"], 1, 3, 1, 0),
        (["excellent", "excellent", "good"], 2, 3, 1, 1),
        (["excellent", "good", "completed", "failed"], 1, 2, 0, 1),
    ],
)
def test_a_fifth_of_good_and_above_half_rounded_up(
    cast: Cast, levels: list[str], excellent: int, base: int, allowed: int, over: int
) -> None:
    gauge = deputies(cast, levels)
    assert gauge.base_kind is QuotaBase.GOOD_AND_ABOVE
    assert (gauge.excellent, gauge.base, gauge.allowed, gauge.over) == (
        excellent,
        base,
        allowed,
        over,
    )
    assert gauge.waiting == 2


def test_who_is_outside_the_ratio_is_in_no_gauge(cast: Cast) -> None:
    Case.objects.filter(pk=cast.an_case.pk).update(in_ratio=False)
    groups = [gauge.group for gauge in gauges_of(dossier_cases(cast.cycle, cast.unit))]
    assert groups == [cast.collectives, cast.deputies]
