"""The cases sent to the reader's bodies, and the answer on one."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.models import Opinion, Proposal, SelfAssessment
from sauro.casework.dossiers.opinions import (
    OPEN_STATES,
    access_opinion,
    agree_all,
    answered_late,
    give_opinion,
    is_open,
    opinions_for,
)
from sauro.casework.dossiers.own_marks import assess_own
from sauro.regulation.routing import load_routing
from sauro.web.forms import attempt
from sauro.web.listing import Column, Filter, Sort, listed, xlsx_response
from sauro.web.look.figures import day, moment
from sauro.web.opinions.forms import AgreeForm, OpinionForm
from sauro.web.permits import Request, permits
from sauro.web.unit.cycle_asked import CYCLE, cycle_asked
from sauro.web.unit.stale import keep_going

INVALID = 422
SORTS = (
    Sort("han", "Hạn", ("due", "case__official__sort_key", "pk")),
    Sort("ten", "Tên", ("case__official__sort_key", "pk")),
    Sort("don-vi", "Đơn vị", ("case__unit__sort_key", "case__official__sort_key", "pk")),
)
ACTS = {"opinion": "Cho ý kiến", "appraise_and_propose": "Thẩm định, đề xuất"}
COLUMNS = (
    Column("Trường hợp", lambda opinion: opinion.case.name, width=30),
    Column("Chức danh", lambda opinion: opinion.case.post_title, width=36),
    Column("Đơn vị", lambda opinion: opinion.case.unit.name, width=30),
    Column("Cơ quan, tổ được hỏi", lambda opinion: _title(opinion), width=40),
    Column("Việc được giao", lambda opinion: ACTS[opinion.act], width=24),
    Column("Tự đánh giá", lambda opinion: _level(opinion.case, "self_assessment"), width=26),
    Column("Đơn vị đề xuất", lambda opinion: _level(opinion.case, "proposal"), width=26),
    Column("Hạn", lambda opinion: day(opinion.due)),
    Column("Mức theo ý kiến", lambda opinion: opinion.get_level_display(), width=26),
    Column("Nhận xét", lambda opinion: opinion.remark, width=40),
    Column("Trả lời lúc", lambda opinion: moment(opinion.answered_at)),
)
ANSWERED = Filter("tl", "Trả lời", [("False", "Đã trả lời"), ("True", "Chưa trả lời")], "waits")


@permits(Act.GIVE_OPINION)
@require_safe
def opinions(request: Request) -> HttpResponse:
    """What is asked of the reader's bodies in the cycle."""
    return _list_page(request, AgreeForm())


@permits(Act.GIVE_OPINION)
@require_POST
def agree(request: Request) -> HttpResponse:
    """Agree with the unit's proposal wherever nothing is answered."""
    form = AgreeForm(request.POST)
    cycle = cycle_asked(request)
    waiting = _asked(request, cycle).filter(answered_at__isnull=True)
    actor = request.rights.actor(next(iter(request.rights.scopes(Act.GIVE_OPINION)))[0])
    done = attempt(form, lambda: agree_all(actor=actor, opinions=waiting))
    if done is None:
        return _list_page(request, form, INVALID)
    messages.success(request, f"Đã đồng ý với mức đơn vị đề xuất của {done} trường hợp.")
    query = f"?{CYCLE}={cycle.period}" if cycle else ""
    return redirect(f"{reverse('opinions:opinions')}{query}")


@permits(Act.GIVE_OPINION)
@require_http_methods(["GET", "HEAD", "POST"])
def opinion(request: Request, opinion_id: int) -> HttpResponse:
    """One request: the case in short, and the answer. Reading it is logged."""
    found, held = access_opinion(request.rights, opinion_id)
    actor, version = request.rights.actor(held), found.version
    if request.method == "POST":
        form = OpinionForm(request.POST)
        done = attempt(form, lambda: give_opinion(actor=actor, opinion=found, **form.cleaned_data))
        if done is not None:
            messages.success(request, f"Đã gửi ý kiến về {found.case.name}.")
            return redirect("opinions:opinions")
        keep_going(form, version)
    else:
        record(actor, "see_case", found.case.code, unit=found.case.unit_id)
        initial = {"version": version, "level": found.level, "remark": found.remark}
        form = OpinionForm(initial=initial)
    context = {
        "opinion": found,
        "case": found.case,
        "form": form,
        "own": SelfAssessment.objects.filter(case=found.case).first(),
        "outcome": assess_own(found.case).outcome,
        "body": _title(found),
        "open": is_open(found),
        "late": answered_late(found),
    }
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/opinions/opinion.html", context, status=status)


def _list_page(request: Request, form: AgreeForm, status: int = 200) -> HttpResponse:
    cycle = cycle_asked(request)
    rows = _asked(request, cycle).annotate(waits=_waits())
    listing = listed(
        request, rows, search="case__official__search_key", sorts=SORTS, filters=(ANSWERED,)
    )
    if request.GET.get("xlsx") and cycle is not None:
        details = {"cycle": cycle.period, "rows": listing.found}
        record(request.rights.actor(), "export_opinions", details=details)
        return xlsx_response(f"lay-y-kien-{cycle.period}", COLUMNS, listing.rows)
    still = _asked(request, cycle).filter(
        answered_at__isnull=True, case__state__in=OPEN_STATES, case__cycle__state=Cycle.State.OPEN
    )
    context = {
        "cycle": cycle,
        "listing": listing,
        "form": form,
        "waiting": still.exclude(case__proposal__level="").count(),
        "bodies": load_routing(cycle.rulebook).bodies if cycle else {},
    }
    return render(request, "sauro/opinions/opinions.html", context, status=status)


def _level(case: Case, stage: str) -> str:
    """What self or unit says; "" where it is not there."""
    found: SelfAssessment | Proposal | None = getattr(case, stage, None)
    return found.get_level_display() if found else ""


def _waits() -> Exists:
    return Exists(Opinion.objects.filter(pk=OuterRef("pk"), answered_at__isnull=True))


def _asked(request: Request, cycle: Cycle | None) -> QuerySet[Opinion]:
    related = ("case__cycle", "case__unit", "case__official", "case__self_assessment", "team")
    rows = opinions_for(request.rights).filter(case__cycle=cycle)
    return rows.select_related(*related, "case__proposal").order_by("due", "pk")


def _title(opinion: Opinion) -> str:
    if opinion.team is not None:
        return opinion.team.name
    return load_routing(opinion.case.cycle.rulebook).bodies[opinion.body]
