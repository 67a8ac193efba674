"""One dossier with its cases: what self, unit, rules and bodies say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.casework.access.rights import Rights, Subject
from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Case, Due
from sauro.casework.dossiers.appraisal import agreed_cases, standing_appraisal
from sauro.casework.dossiers.lateness import dossiers_due, is_supplement, paper_late_days
from sauro.casework.dossiers.models import Dossier, Opinion
from sauro.casework.dossiers.own_marks import assess_all_own
from sauro.casework.dossiers.parts import Part, parts_of
from sauro.casework.dossiers.returns import RETURNABLE
from sauro.casework.dossiers.scoring import Assessed
from sauro.casework.dossiers.unit_cases import dossier_cases
from sauro.casework.dossiers.visible import Sight, sight_of
from sauro.casework.errors import Unknown
from sauro.casework.work.indicators import AxisIndicators, indicators_of
from sauro.regulation.outcome import Outcome
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.routing import load_routing
from sauro.web.appraisal.forms import PaperForm, ReturnForm, SureForm
from sauro.web.permits import Request, permits

Bound = Mapping[str, forms.Form]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as a line; what the reader may not see of it yet is left out."""

    case: Case
    outcome: Outcome
    own_level: str
    unit_level: str
    opinions: Sequence[Opinion]
    level: str
    sight: Sight

    @property
    def differs(self) -> bool:
        """Whether self, unit, rules, opinions and appraisal do not all say the same."""
        ruled = self.outcome.level
        said = {ruled.value if ruled else "", self.own_level, self.unit_level, self.level}
        return len({*said, *(opinion.level for opinion in self.opinions)} - {""}) > 1


class DossierPage:
    """Everything the page shows; bound: forms that were sent and refused."""

    def __init__(self, rights: Rights, dossier: Dossier, bound: Bound | None = None) -> None:
        self.rights, self.dossier = rights, dossier
        self.unit, self.cycle = dossier.unit, dossier.cycle
        self.bound: Bound = bound or {}

    @cached_property
    def cases(self) -> Sequence[Case]:
        """The dossier's cases, the collective first."""
        return list(dossier_cases(self.cycle, self.unit))

    @cached_property
    def rows(self) -> Sequence[CaseRow]:
        """The table."""
        assessed = self._assessed
        opinions: dict[int, list[Opinion]] = defaultdict(list)
        asked = Opinion.objects.filter(case__in=[case.pk for case in self.cases])
        for opinion in asked.select_related("team").order_by("pk"):
            opinions[opinion.case_id].append(opinion)
        return [self._row(case, assessed[case.pk].outcome, opinions) for case in self.cases]

    @cached_property
    def _assessed(self) -> Mapping[int, Assessed]:
        return assess_all_own(self.cases)

    @cached_property
    def parts(self) -> Sequence[Part]:
        """The six parts."""
        return parts_of(self.dossier, self.cases)

    @cached_property
    def due(self) -> Due:
        """The last moment for the dossier."""
        return dossiers_due(self.cycle)

    @cached_property
    def bodies(self) -> Mapping[str, str]:
        """Names of the bodies asked."""
        return load_routing(self.cycle.rulebook).bodies

    @cached_property
    def indicators(self) -> Sequence[AxisIndicators]:
        """What other bodies report of the unit on each axis (HD-QUY X.2 to X.5)."""
        return indicators_of([self.unit], self.cycle)[self.unit.pk]

    @cached_property
    def agreed(self) -> int:
        """How many cases the bulk act would appraise."""
        if not self.can_appraise or self.dossier.state != Dossier.State.RECEIVED:
            return 0
        own = self.rights.official
        waiting = [
            case
            for case in self.cases
            if case.state == CaseState.SUBMITTED.value
            and (case.official_id is None or case.official_id != own)
        ]
        return len(agreed_cases(waiting, self._assessed)) if waiting else 0

    @property
    def paper_late_days(self) -> int:
        """Days by which the paper came late."""
        return paper_late_days(self.dossier, self.due.last_day)

    @property
    def late_days(self) -> int:
        """Days by which the first electronic dossier came late."""
        return self.dossier.late_days

    @property
    def is_supplement(self) -> bool:
        """Whether the dossier was handed in again."""
        return is_supplement(self.dossier)

    @cached_property
    def can_appraise(self) -> bool:
        """Whether the reader receives, returns, appraises."""
        subject = Subject(unit_path=self.unit.path)
        return self.cycle.is_open and self.rights.role_for(Act.APPRAISE, subject) is not None

    @property
    def can_receive(self) -> bool:
        """Whether the dossier waits to be taken in."""
        return self.can_appraise and self.dossier.state == Dossier.State.SUBMITTED

    @property
    def can_return(self) -> bool:
        """Whether the dossier can go back."""
        return self.can_appraise and self.dossier.state in RETURNABLE

    @property
    def sure(self) -> forms.Form:
        """A button."""
        version = {"version": self.dossier.version}
        return self.bound.get("sure") or SureForm(initial=version)

    @property
    def returning(self) -> forms.Form:
        """Why it goes back."""
        version = {"version": self.dossier.version}
        return self.bound.get("return") or ReturnForm(initial=version, prefix="tra-lai")

    @property
    def paper(self) -> forms.Form:
        """The day the paper came."""
        initial = {"version": self.dossier.version, "on": self.dossier.paper_on}
        return self.bound.get("paper") or PaperForm(initial=initial, prefix="ban-giay")

    def _row(
        self, case: Case, outcome: Outcome, opinions: Mapping[int, Sequence[Opinion]]
    ) -> CaseRow:
        sight = sight_of(self.rights, case)
        own, proposal = getattr(case, "self_assessment", None), getattr(case, "proposal", None)
        appraisal = standing_appraisal(case) if sight.appraisal else None
        return CaseRow(
            case=case,
            outcome=outcome,
            own_level=own.level if own else "",
            unit_level=proposal.level if proposal and sight.proposal else "",
            opinions=[each for each in opinions.get(case.pk, ()) if sight.of_opinion(each)],
            level=appraisal.level if appraisal else "",
            sight=sight,
        )


@permits(Act.SEE_APPRAISAL)
@require_safe
def dossier(request: Request, dossier_id: int) -> HttpResponse:
    """One dossier."""
    return dossier_page(request, found(dossier_id))


def found(dossier_id: int) -> Dossier:
    """A dossier with its unit and cycle. Unknown."""
    rows = Dossier.objects.select_related("cycle", "unit").filter(pk=dossier_id)
    dossier = rows.first()
    if dossier is None:
        raise Unknown
    return dossier


def dossier_page(
    request: Request, dossier: Dossier, bound: Bound | None = None, status: int = 200
) -> HttpResponse:
    """The page, with a refused form in its place."""
    page = DossierPage(request.rights, dossier, bound)
    context = {"page": page, "unit": dossier.unit, "cycle": dossier.cycle}
    return render(request, "sauro/appraisal/dossier.html", context, status=status)
