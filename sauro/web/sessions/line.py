"""One case of an agenda: everything about it, and deciding it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.rights import Held
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.decisions import putting_off
from sauro.casework.decisions.ballot import level_if_late, rule_level, sits_on_body
from sauro.casework.decisions.deciding import decide_level
from sauro.casework.decisions.doors import access_item, may_act
from sauro.casework.decisions.models import Choice, Decision, Item, Session
from sauro.casework.decisions.tallies import counted, under_vote
from sauro.regulation.routing import load_routing
from sauro.web.forms import Form, attempt
from sauro.web.listing import PAGE_SIZE
from sauro.web.permits import Request, permits
from sauro.web.sessions.agenda import hides, is_own, lines
from sauro.web.sessions.forms import DecideForm, PutOffForm, VersionForm

INVALID = 422


@permits(Act.SEE_SESSION)
@require_http_methods(["GET", "POST"])
def line(request: Request, item_id: int) -> HttpResponse:
    """The case with levels, reasons, opinions; for the secretary the form of the decision."""
    act = Act.HOLD_SESSION if request.method == "POST" else Act.SEE_SESSION
    asked, held = access_item(request.rights, act, item_id)
    item = _whole(asked)
    form = _decide_form(request, item)
    if request.method == "POST":
        done = attempt(form, lambda: _decided(request, item, held, form))
        if done is not None:
            words = done.get_level_display()
            messages.success(request, f"Đã ghi {item.case.name}: {words}.")
            return redirect(*_next(request, item))
    else:
        record(request.rights.actor(held), "see_case", item.case.code, unit=item.case.unit_id)
    return _page(request, item, form, PutOffForm(initial={"version": item.version}))


@permits(Act.HOLD_SESSION)
@require_POST
def put_off(request: Request, item_id: int) -> HttpResponse:
    """Leave the case to a later session."""
    asked, held = access_item(request.rights, Act.HOLD_SESSION, item_id)
    form, actor = PutOffForm(request.POST), request.rights.actor(held)
    done = attempt(form, lambda: putting_off.put_off(actor=actor, item=asked, **form.cleaned_data))
    item = _whole(asked)
    if done is None:
        return _page(request, item, _fresh_form(item), form, refused=form)
    messages.success(request, f"Đã hoãn {item.case.name}.")
    return redirect(*_next(request, item))


@permits(Act.HOLD_SESSION)
@require_POST
def take_back(request: Request, item_id: int) -> HttpResponse:
    """Put the case on the agenda again."""
    asked, held = access_item(request.rights, Act.HOLD_SESSION, item_id)
    form, actor = VersionForm(request.POST), request.rights.actor(held)
    done = attempt(
        form, lambda: putting_off.take_back(actor=actor, item=asked, **form.cleaned_data)
    )
    if done is None:
        item = _whole(asked)
        again = PutOffForm(initial={"version": item.version})
        return _page(request, item, _fresh_form(item), again, refused=form)
    messages.success(request, f"Đã đưa {asked.case.name} trở lại chương trình.")
    return redirect("sessions:line", item_id)


def _whole(asked: Item) -> Item:
    """The line as a row of the agenda shows it."""
    item = get_object_or_404(lines(asked.session), pk=asked.pk)
    item.session, item.case.cycle = asked.session, asked.session.cycle
    return item


def _decide_form(request: Request, item: Item) -> DecideForm:
    return _fresh_form(item) if request.method != "POST" else _form(item, request.POST)


def _fresh_form(item: Item) -> DecideForm:
    return _form(item, None)


def _form(item: Item, data: object) -> DecideForm:
    decided: list[Decision] = item.now  # type: ignore[attr-defined]
    appraisal = item.case.appraisal
    late = level_if_late(appraisal)
    before = decided[0] if decided else None
    count = counted(item)
    return DecideForm(
        data,
        late=late is not None,
        on_body=sits_on_body(item.case, item.session.body, item.session),
        count=count,
        initial=DecideForm.initial_of(
            item,
            before.level if before else appraisal.level,
            before.reason if before else "",
            lowered=before.lowered_for_lateness if before else appraisal.lower_for_lateness,
        ),
    )


def _decided(request: Request, item: Item, held: Held, form: DecideForm) -> Decision:
    typed = form.cleaned_data
    return decide_level(
        actor=request.rights.actor(held),
        item=item,
        votes=form.votes(),
        voters=typed["voters"],
        level=typed["level"],
        reason=typed["reason"],
        lowered_for_lateness=typed.get("lowered_for_lateness", False),
        subject_absent=typed.get("subject_absent", False),
        version=typed["version"],
        case_version=typed["case_version"],
    )


def _next(request: Request, item: Item) -> tuple[str, int]:
    """The next line that waits and is not about the reader; else the session."""
    waiting = Item.objects.filter(session=item.session_id, state=Item.State.WAITING)
    if request.rights.official is not None:
        waiting = waiting.exclude(case__official=request.rights.official)
    following = waiting.filter(place__gt=item.place).order_by("place", "pk").first()
    return ("sessions:line", following.pk) if following else ("sessions:session", item.session_id)


def _page(
    request: Request,
    item: Item,
    form: DecideForm,
    put_off_form: PutOffForm,
    refused: Form | None = None,
) -> HttpResponse:
    session, own = item.session, is_own(item, request.rights)
    is_open = session.state == Session.State.OPEN
    acts = is_open and may_act(request.rights, Act.HOLD_SESSION, session.body)
    context = {
        "item": item,
        "secret": form.count,
        "voting": is_open and under_vote(item),
        "case": item.case,
        "session": session,
        "decision": next(iter(item.now), None),  # type: ignore[attr-defined]
        "rule": rule_level(item.case.appraisal),
        "choice": Choice.objects.filter(case=item.case, cycle=item.case.cycle_id).first(),
        "own": own,
        "hides": hides(item, request.rights),
        "bodies": load_routing(session.cycle.rulebook).bodies,
        "agenda_page": (item.place - 1) // PAGE_SIZE + 1,
        "acts": acts and not own,
        "own_waits": acts and own,
        "form": form,
        "put_off_form": put_off_form,
        "refused": refused,
    }
    bound = form.is_bound or put_off_form.is_bound or refused is not None
    status = INVALID if bound else 200
    return render(request, "sauro/sessions/line.html", context, status=status)
