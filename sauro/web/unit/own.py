"""The cases that the unit's own body decides (HD-QUY IV.2, VII.3), and the forms for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms

from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.cycles.selectors import due_of
from sauro.casework.dossiers.models import Dossier, UnitDecision
from sauro.casework.dossiers.unit_decisions import SUMMARY_DUE
from sauro.casework.dossiers.votes import collective_level
from sauro.casework.people.models import Unit
from sauro.regulation.procedure.steps import CaseState
from sauro.web.unit.forms import OwnDecisionForm, SummaryForm


@dataclass(frozen=True, slots=True)
class OwnCases:
    """What page 5 shows of them; deciding, summary: the forms the reader may send now."""

    cases: Sequence[tuple[Case, str]]
    decisions: Sequence[UnitDecision]
    due: Due | None
    voted: int
    left: int
    deciding: forms.Form | None
    summary: forms.Form | None


def own_cases_of(
    cycle: Cycle,
    unit: Unit,
    dossier: Dossier,
    cases: Sequence[Case],
    bound: Mapping[str, forms.Form],
    *,
    may: bool,
) -> OwnCases:
    """Gather them; cases: the unit's own; may: whether the reader acts for the unit."""
    decisions = list(UnitDecision.objects.filter(cycle=cycle, unit=unit))
    left = [case for case in cases if case.state != CaseState.PUBLISHED.value]
    voted = [case for case in left if collective_level(case)]
    version = {"version": dossier.version}
    deciding = bound.get("own-decision") or OwnDecisionForm(initial=version, prefix="qd-don-vi")
    summary = bound.get("own-summary") or SummaryForm(
        initial={**version, "letter": dossier.summary_letter}, prefix="tong-hop"
    )
    return OwnCases(
        cases=[(case, case.level or collective_level(case)) for case in cases],
        decisions=decisions,
        due=due_of(cycle, SUMMARY_DUE),
        voted=len(voted),
        left=len(left),
        deciding=deciding if may and voted else None,
        summary=summary if may and decisions and not left else None,
    )
