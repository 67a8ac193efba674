"""Sessions: the list, holding one, its agenda, its record, its decision."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sauro.casework import clock
from sauro.casework.access.rights import Held, Rights
from sauro.casework.access.roles import Act, Role
from sauro.casework.audit.services import record
from sauro.casework.cycles.models import Cycle
from sauro.casework.decisions import publishing
from sauro.casework.decisions import sessions as services
from sauro.casework.decisions.agenda import awaiting, central_cases, deciding_bodies
from sauro.casework.decisions.closing import obstacles, silent_opinions
from sauro.casework.decisions.doors import access_session, may_act
from sauro.casework.decisions.models import Item, SecretVote, Session
from sauro.casework.decisions.secret_votes import attendance
from sauro.casework.errors import Refused
from sauro.regulation.routing import load_routing
from sauro.web.ceiling.asked import asked_cycle
from sauro.web.forms import Form, attempt
from sauro.web.listing import xlsx_response
from sauro.web.permits import Request, permits
from sauro.web.sessions import agenda
from sauro.web.sessions.forms import CorrectForm, HoldForm, IssueForm

INVALID = 422


@permits(Act.SEE_SESSION)
@require_safe
def sessions(request: Request) -> HttpResponse:
    """The sessions of a cycle, and what waits for one."""
    cycle, cycles = asked_cycle(request)
    held = Session.objects.filter(cycle=cycle).annotate(
        cases=Count("items"), done=Count("items", filter=~Q(items__state=Item.State.WAITING))
    )
    bodies = deciding_bodies(cycle) if cycle else {}
    context = {
        "cycle": cycle,
        "cycles": cycles,
        "sessions": [(session, bodies.get(session.body, session.body)) for session in held],
        "waiting": [(title, len(awaiting(cycle, body))) for body, title in bodies.items()]
        if cycle
        else [],
        "central": central_cases(cycle) if cycle else 0,
        "holds": bool(cycle and own_bodies(request.rights, cycle)),
    }
    return render(request, "sauro/sessions/sessions.html", context)


def own_bodies(rights: Rights, cycle: Cycle) -> Mapping[str, str]:
    """The deciding bodies the person is secretary of, by code."""
    bodies = deciding_bodies(cycle)
    named = {held.body for held in rights.held if held.role is Role.SECRETARY}
    if not named or "" in named:
        return bodies if named else {}
    return {code: title for code, title in bodies.items() if code in named}


@permits(Act.HOLD_SESSION)
@require_http_methods(["GET", "POST"])
def hold(request: Request) -> HttpResponse:
    """Open a session."""
    cycle, _ = asked_cycle(request)
    bodies = own_bodies(request.rights, cycle) if cycle else {}
    initial = {"held_on": clock.today(), "secretary": request.user.full_name}
    form = HoldForm(bodies, request.POST or None, initial=initial)
    if request.method == "POST":
        done = attempt(form, lambda: _held(request, cycle, form))
        if done is not None:
            messages.success(request, "Đã mở cuộc họp.")
            return redirect("sessions:session", done.pk)
    status = INVALID if form.is_bound else 200
    context = {"form": form, "cycle": cycle}
    return render(request, "sauro/sessions/hold.html", context, status=status)


def _held(request: Request, cycle: Cycle | None, form: HoldForm) -> Session:
    if cycle is None:
        raise Refused("Chưa mở kỳ đánh giá nào nên chưa mở cuộc họp được.")
    body = form.cleaned_data["body"]
    held = next(
        held for held, _ in request.rights.scopes(Act.HOLD_SESSION) if held.body in ("", body)
    )
    return services.hold_session(
        actor=request.rights.actor(held), cycle=cycle, body=body, meeting=form.meeting()
    )


@permits(Act.SEE_SESSION)
@require_safe
def session(request: Request, session_id: int) -> HttpResponse:
    """The agenda, what was decided, what stands in the way of closing."""
    found, _ = access_session(request.rights, Act.SEE_SESSION, session_id)
    if "xlsx" in request.GET:
        record(request.rights.actor(), "export_agenda", found.code)
        rows = agenda.listing(request, found).rows
        return xlsx_response(f"hop-xep-loai-{found.pk}", agenda.columns(request.rights), rows)
    return session_page(request, found)


def session_page(request: Request, found: Session, form: Form | None = None) -> HttpResponse:
    """The page; form: a button that could not do its work, with what it says."""
    is_open = found.state == Session.State.OPEN
    holds = may_act(request.rights, Act.HOLD_SESSION, found.body)
    shown, secret = agenda.listing(request, found), attendance(found)
    context = {
        "session": found,
        "body": deciding_bodies(found.cycle).get(found.body, found.body),
        "listing": shown,
        "hidden": {item.pk for item in shown.page if agenda.hides(item, request.rights)},
        "own": {item.pk for item in shown.page if agenda.is_own(item, request.rights)},
        "bodies": load_routing(found.cycle.rulebook).bodies,
        "progress": agenda.progress(found),
        "is_open": is_open,
        "holds": holds,
        "publishes": may_act(request.rights, Act.PUBLISH, found.body),
        "obstacles": obstacles(found) if is_open else [],
        "silent": silent_opinions(found) if is_open else 0,
        "secret_votes": secret,
        "may_open_vote": all(each.vote.state != SecretVote.State.OPEN for each in secret),
        "form": form,
    }
    status = INVALID if form is not None else 200
    return render(request, "sauro/sessions/session.html", context, status=status)


@permits(Act.HOLD_SESSION)
@require_http_methods(["GET", "POST"])
def correct(request: Request, session_id: int) -> HttpResponse:
    """Change what is recorded of an open session."""
    found, held = access_session(request.rights, Act.HOLD_SESSION, session_id)
    form = CorrectForm(request.POST or None, initial=CorrectForm.initial_of(found))
    if request.method == "POST":
        done = attempt(
            form,
            lambda: services.correct_session(
                actor=request.rights.actor(held),
                session=found,
                meeting=form.meeting(),
                version=form.cleaned_data["version"],
            ),
        )
        if done is not None:
            messages.success(request, "Đã sửa thông tin cuộc họp.")
            return redirect("sessions:session", found.pk)
    status = INVALID if form.is_bound else 200
    context = {"form": form, "session": found}
    return render(request, "sauro/sessions/correct.html", context, status=status)


@permits(Act.PUBLISH)
@require_http_methods(["GET", "POST"])
def issue(request: Request, session_id: int) -> HttpResponse:
    """Number, day and signer of the decision."""
    found, held = access_session(request.rights, Act.PUBLISH, session_id)
    form = IssueForm(request.POST or None, initial=IssueForm.initial_of(found, clock.today()))
    if request.method == "POST":
        done = attempt(form, lambda: _issued(request, found, held, form))
        if done is not None:
            messages.success(request, f"Đã ghi quyết định số {done.decision_number}.")
            return redirect("sessions:session", found.pk)
    status = INVALID if form.is_bound else 200
    context = {"form": form, "session": found}
    return render(request, "sauro/sessions/issue.html", context, status=status)


def _issued(request: Request, session: Session, held: Held, form: IssueForm) -> Session:
    typed = form.cleaned_data
    return publishing.issue_decision(
        actor=request.rights.actor(held),
        session=session,
        number=typed["decision_number"],
        signed_on=typed["decision_date"],
        signer=typed["signer"],
        signer_post=typed["signer_post"],
        version=typed["version"],
    )
