"""What is done on a unit's page, one service each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sauro.casework.access.doors import access_unit, enter
from sauro.casework.access.rights import Subject
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.central import send_central
from sauro.casework.dossiers.dossier_rows import dossier_of
from sauro.casework.dossiers.meeting import propose_collectively, record_meeting
from sauro.casework.dossiers.models import Dossier
from sauro.casework.dossiers.proposals import propose_level
from sauro.casework.dossiers.self_assessment import return_self_assessment
from sauro.casework.dossiers.submission import confirm_evidence, submit_dossier
from sauro.casework.dossiers.unit_cases import unit_cases
from sauro.casework.dossiers.unit_decisions import decide_in_unit, send_summary
from sauro.casework.dossiers.unit_results import confirm_results
from sauro.casework.errors import Unknown
from sauro.casework.people.models import Unit
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.unit.cycle_asked import CYCLE, cycle_asked
from sauro.web.unit.forms import (
    LetterForm,
    MeetingForm,
    OwnDecisionForm,
    ProposalForm,
    ResultsForm,
    SendBackForm,
    SummaryForm,
    VersionedForm,
    VotesForm,
)
from sauro.web.unit.page import UnitPage
from sauro.web.unit.stale import keep_going
from sauro.web.unit.views import unit_page

INVALID = 422


class Place(NamedTuple):
    """Where an act is done, and by whom."""

    unit: Unit
    cycle: Cycle
    actor: Actor


@permits(Act.PROPOSE_LEVEL)
@require_POST
def propose(request: Request, unit_id: int, case_id: int) -> HttpResponse:
    """The head proposes a level."""
    place, case = _case_place(request, Act.PROPOSE_LEVEL, unit_id, case_id)
    form = ProposalForm(request.POST, prefix=f"de-xuat-{case.pk}")
    return _answer(
        request,
        place,
        (f"proposal-{case.pk}", form, case.version),
        lambda: propose_level(actor=place.actor, case=case, **form.cleaned_data),
        f"Đã đề xuất mức cho {case.name}.",
        f"thanh-vien-{case.pk}",
    )


@permits(Act.PROPOSE_LEVEL)
@require_POST
def send_back(request: Request, unit_id: int, case_id: int) -> HttpResponse:
    """The head returns a self-assessment."""
    place, case = _case_place(request, Act.PROPOSE_LEVEL, unit_id, case_id)
    form = SendBackForm(request.POST, prefix=f"tra-lai-{case.pk}")
    return _answer(
        request,
        place,
        (f"send-back-{case.pk}", form, case.version),
        lambda: return_self_assessment(actor=place.actor, case=case, **form.cleaned_data),
        f"Đã trả lại bản tự đánh giá của {case.name}.",
        f"thanh-vien-{case.pk}",
    )


@permits(Act.SUBMIT_DOSSIER)
@require_POST
def to_the_centre(request: Request, unit_id: int, case_id: int) -> HttpResponse:
    """Send the two-part dossier of an official the centre decides on."""
    place, case = _case_place(request, Act.SUBMIT_DOSSIER, unit_id, case_id)
    form = VersionedForm(request.POST)
    return _answer(
        request,
        place,
        (f"centre-{case.pk}", form, case.version),
        lambda: send_central(actor=place.actor, case=case, **form.cleaned_data),
        f"Đã gửi hồ sơ hai thành phần của {case.name} tới Ban Tổ chức Tỉnh ủy.",
        f"thanh-vien-{case.pk}",
    )


@permits(Act.ASSEMBLE_DOSSIER)
@require_POST
def meeting(request: Request, unit_id: int) -> HttpResponse:
    """Record the meeting."""
    place, dossier = _dossier_place(request, Act.ASSEMBLE_DOSSIER, unit_id)
    form = MeetingForm(request.POST)
    return _answer(
        request,
        place,
        ("meeting", form, dossier.version),
        lambda: record_meeting(
            actor=place.actor,
            dossier=dossier,
            minutes=form.minutes(),
            version=form.cleaned_data["version"],
        ),
        "Đã lưu hội nghị.",
        "hop",
    )


@permits(Act.ASSEMBLE_DOSSIER)
@require_POST
def vote(request: Request, unit_id: int) -> HttpResponse:
    """Record the votes."""
    place, dossier = _dossier_place(request, Act.ASSEMBLE_DOSSIER, unit_id)
    cases = UnitPage(request.rights, place.unit, place.cycle).cases_to_vote
    form = VotesForm(cases, request.POST)
    return _answer(
        request,
        place,
        ("votes", form, dossier.version),
        lambda: propose_collectively(
            actor=place.actor,
            dossier=dossier,
            lines=form.lines(),
            version=form.cleaned_data["version"],
            order_override=form.cleaned_data["order_override"],
        ),
        "Đã lưu kết quả biểu quyết.",
        "bieu-quyet",
    )


@permits(Act.ASSEMBLE_DOSSIER)
@require_POST
def results(request: Request, unit_id: int) -> HttpResponse:
    """Confirm the unit's results."""
    place, dossier = _dossier_place(request, Act.ASSEMBLE_DOSSIER, unit_id)
    form = ResultsForm(request.POST)
    return _answer(
        request,
        place,
        ("results", form, dossier.version),
        lambda: confirm_results(actor=place.actor, dossier=dossier, **form.cleaned_data),
        "Đã xác nhận kết quả của đơn vị.",
        "ket-qua",
    )


@permits(Act.ASSEMBLE_DOSSIER)
@require_POST
def evidence(request: Request, unit_id: int) -> HttpResponse:
    """Confirm the evidence."""
    place, dossier = _dossier_place(request, Act.ASSEMBLE_DOSSIER, unit_id)
    form = VersionedForm(request.POST)
    return _answer(
        request,
        place,
        ("evidence", form, dossier.version),
        lambda: confirm_evidence(actor=place.actor, dossier=dossier, **form.cleaned_data),
        "Đã xác nhận đủ tài liệu minh chứng.",
        "minh-chung",
    )


@permits(Act.SUBMIT_DOSSIER)
@require_POST
def submit(request: Request, unit_id: int) -> HttpResponse:
    """Hand the dossier in."""
    place, dossier = _dossier_place(request, Act.SUBMIT_DOSSIER, unit_id)
    form = LetterForm(request.POST)
    return _answer(
        request,
        place,
        ("letter", form, dossier.version),
        lambda: submit_dossier(actor=place.actor, dossier=dossier, **form.cleaned_data),
        "Đã nộp hồ sơ tới Ban Tổ chức Tỉnh ủy.",
        "ho-so",
    )


@permits(Act.SUBMIT_DOSSIER)
@require_POST
def own_decision(request: Request, unit_id: int) -> HttpResponse:
    """Record the unit's own decision on those it manages."""
    place, dossier = _dossier_place(request, Act.SUBMIT_DOSSIER, unit_id)
    form = OwnDecisionForm(request.POST, prefix="qd-don-vi")
    cycle, unit = place.cycle, place.unit
    return _answer(
        request,
        place,
        ("own-decision", form, dossier.version),
        lambda: decide_in_unit(actor=place.actor, cycle=cycle, unit=unit, **form.cleaned_data),
        "Đã ghi quyết định của đơn vị.",
        "don-vi-quyet-dinh",
    )


@permits(Act.SUBMIT_DOSSIER)
@require_POST
def own_summary(request: Request, unit_id: int) -> HttpResponse:
    """Send the summary of what the unit decided."""
    place, dossier = _dossier_place(request, Act.SUBMIT_DOSSIER, unit_id)
    form = SummaryForm(request.POST, prefix="tong-hop")
    cycle, unit = place.cycle, place.unit
    return _answer(
        request,
        place,
        ("own-summary", form, dossier.version),
        lambda: send_summary(actor=place.actor, cycle=cycle, unit=unit, **form.cleaned_data),
        "Đã gửi tổng hợp kết quả tới Ban Tổ chức Tỉnh ủy.",
        "don-vi-quyet-dinh",
    )


def _dossier_place(request: Request, act: Act, unit_id: int) -> tuple[Place, Dossier]:
    unit, held = access_unit(request.rights, act, unit_id)
    place = Place(unit, _cycle(request), request.rights.actor(held))
    dossier = dossier_of(place.cycle, unit)
    dossier.cycle, dossier.unit = place.cycle, unit
    return place, dossier


def _case_place(request: Request, act: Act, unit_id: int, case_id: int) -> tuple[Place, Case]:
    unit, _ = access_unit(request.rights, Act.SEE_UNIT, unit_id)
    cycle = _cycle(request)
    case = unit_cases(cycle, unit).filter(pk=case_id).first()
    if case is None:
        raise Unknown
    subject = Subject(unit_path=unit.path, official=case.official_id)
    held = enter(request.rights, act, subject, seeing=Act.SEE_UNIT)
    return Place(unit, cycle, request.rights.actor(held)), case


def _cycle(request: Request) -> Cycle:
    cycle = cycle_asked(request)
    if cycle is None:
        raise Unknown
    return cycle


def _answer(
    request: Request,
    place: Place,
    sent: tuple[str, forms.Form, int],
    act: Callable[[], object],
    success: str,
    anchor: str,
) -> HttpResponse:
    """Do the act and go back to its section, or show the page with the refused form."""
    name, form, version = sent
    if attempt(form, act) is None:
        keep_going(form, version)
        return unit_page(request, place.unit, place.cycle, {name: form}, INVALID)
    messages.success(request, success)
    address = reverse("unit:unit", args=[place.unit.pk])
    return redirect(f"{address}?{CYCLE}={place.cycle.period}#{anchor}")
