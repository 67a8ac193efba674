"""One case before the appraiser: everything beside the marks, level and reasons to give."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sauro.casework.access.rights import Held, Subject
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.appraisal import appraise, is_late, is_taken_in, standing_appraisal
from sauro.casework.dossiers.gathering import gather
from sauro.casework.dossiers.models import Dossier, Opinion
from sauro.casework.dossiers.own_marks import own_marks
from sauro.casework.dossiers.scoring import Assessed, assess
from sauro.casework.dossiers.unit_cases import in_order, is_central
from sauro.casework.dossiers.visible import sight_of
from sauro.casework.errors import Forbidden
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.routing import load_routing
from sauro.web.appraisal.forms import AppraisalForm, appraisal_initial
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.unit.stale import keep_going

INVALID = 422
PREVIEW = "tinh_thu"
STATES = (CaseState.SUBMITTED.value, CaseState.APPRAISED.value)


@permits(Act.SEE_APPRAISAL)
@require_safe
def case(request: Request, case_id: int) -> HttpResponse:
    """The case as the appraiser or inspector sees it; reading it is logged."""
    found, held = _enter(request, Act.SEE_APPRAISAL, case_id)
    record(request.rights.actor(held), "see_case", found.code, unit=found.unit_id)
    records = gather([found])
    dossier = records.dossiers.get(found.unit_id)
    late = is_late(found, dossier)
    form = AppraisalForm(found, late=late, initial=appraisal_initial(found))
    appraisal = getattr(found, "appraisal", None)
    marks = appraisal.marks if appraisal else own_marks(found)
    return _page(request, found, form, assess(found, marks, gathered=records), dossier)


@permits(Act.APPRAISE)
@require_POST
def appraise_one(request: Request, case_id: int) -> HttpResponse:
    """Appraise, or only compute what the marks typed would give."""
    found, held = _enter(request, Act.APPRAISE, case_id)
    version = found.version
    dossier = Dossier.objects.filter(cycle=found.cycle_id, unit=found.unit_id).first()
    form = AppraisalForm(found, request.POST, late=is_late(found, dossier))
    if PREVIEW in request.POST:
        marks = form.marks() if form.is_valid() else own_marks(found)
        status = 200 if form.is_valid() else INVALID
        return _page(request, found, form, assess(found, marks), dossier, status)
    actor = request.rights.actor(held)
    if attempt(form, lambda: appraise(actor=actor, case=found, **form.values())) is None:
        keep_going(form, version)
        return _page(request, found, form, assess(found, own_marks(found)), dossier, INVALID)
    messages.success(request, f"Đã thẩm định {found.name}.")
    return redirect("appraisal:dossier", dossier.pk) if dossier else redirect("appraisal:central")


def _enter(request: Request, act: Act, case_id: int) -> tuple[Case, Held]:
    """The door; what is said about oneself is not read before its publication."""
    found, held = access_case(request.rights, act, case_id, seeing=Act.SEE_APPRAISAL)
    if not sight_of(request.rights, found).appraisal:
        raise Forbidden
    return in_order(Case.objects.filter(pk=found.pk)).get(), held


def _page(
    request: Request,
    case: Case,
    form: AppraisalForm,
    assessed: Assessed,
    dossier: Dossier | None,
    status: int = 200,
) -> HttpResponse:
    subject = Subject(unit_path=case.unit.path, official=case.official_id)
    may = request.rights.role_for(Act.APPRAISE, subject) is not None
    context = {
        "case": case,
        "unit": case.unit,
        "form": form,
        "assessed": assessed,
        "appraisal": standing_appraisal(case),
        "opinions": Opinion.objects.filter(case=case).select_related("team"),
        "bodies": load_routing(case.cycle.rulebook).bodies,
        "dossier": None if is_central(case) else dossier,
        "received": is_taken_in(case, dossier),
        "can_appraise": may and case.state in STATES and case.cycle.is_open,
    }
    return render(request, "sauro/appraisal/case.html", context, status=status)
