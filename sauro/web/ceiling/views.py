"""Tỷ lệ xuất sắc."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import record
from sauro.casework.cycles.doors import access_case
from sauro.casework.cycles.models import Case
from sauro.casework.cycles.rules import rules_of
from sauro.casework.decisions import choices
from sauro.casework.decisions.ceiling import GroupBoard, RankedCase, board, group_board
from sauro.casework.decisions.models import Choice
from sauro.casework.errors import Unknown
from sauro.regulation.parameters import show_share
from sauro.regulation.procedure.steps import CaseState
from sauro.tables.outcome_words import decimal_comma
from sauro.web.ceiling.asked import asked_cycle
from sauro.web.ceiling.exports import workbook
from sauro.web.ceiling.forms import ChoiceForm
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits

GROUP = "nhom"
INVALID = 422


@permits(Act.SEE_CEILING)
@require_safe
def ceiling(request: Request) -> HttpResponse:
    """Every group against its ceiling, and one group's candidates."""
    cycle, cycles = asked_cycle(request)
    groups = _readable(request, board(cycle)) if cycle else []
    base = rules_of(cycle).quota_base.vietnamese if cycle else ""
    if cycle and "xlsx" in request.GET:
        record(request.rights.actor(), "export_ceiling", f"cycle:{cycle.pk}")
        return workbook(request.GET["xlsx"], cycle, groups, base)
    shown = _asked_group(request, groups)
    context = {
        "cycle": cycle,
        "cycles": cycles,
        "groups": groups,
        "shown": shown,
        "base_words": base,
        "quota_words": decimal_comma(show_share(rules_of(cycle).parameters.quota)) if cycle else "",
        "over": sum(bool(group.over) for group in groups),
        "chooses": bool(cycle and cycle.is_open and request.rights.holds(Act.CHOOSE_UNDER_CEILING)),
    }
    return render(request, "sauro/ceiling/ceiling.html", context)


@permits(Act.CHOOSE_UNDER_CEILING)
@require_http_methods(["GET", "POST"])
def choose(request: Request, case_id: int) -> HttpResponse:
    """Keep or not keep a candidate's level, with the reason."""
    case, held = access_case(
        request.rights, Act.CHOOSE_UNDER_CEILING, case_id, seeing=Act.SEE_CEILING
    )
    found = _candidate(case)
    choice = found[1].choice if found else None
    form = ChoiceForm(request.POST or None, initial=_initial(choice))
    if request.method == "POST":
        done = attempt(
            form,
            lambda: choices.choose(
                actor=request.rights.actor(held),
                cycle=case.cycle,
                case=case,
                keeps=form.cleaned_data["keeps"],
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"],
            ),
        )
        if done is not None:
            messages.success(request, f"Đã ghi lựa chọn cho {case.name}.")
            back = f"?ky={case.cycle.period}&{GROUP}={case.group_id}"
            return redirect(reverse("ceiling:board") + back)
    elif found is None:
        raise Unknown
    context = {"case": case, "form": form, "found": found}
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/ceiling/choose.html", context, status=status)


def _readable(request: Request, groups: Sequence[GroupBoard]) -> list[GroupBoard]:
    """The boards without the reader's own row, as long as the result is not told."""

    def shown(ranked: RankedCase) -> bool:
        told = ranked.case.state == CaseState.PUBLISHED.value
        return told or ranked.case.official_id is None or ranked.case.official_id != own

    own = request.rights.official
    if own is None:
        return list(groups)
    return [replace(group, candidates=tuple(filter(shown, group.candidates))) for group in groups]


def _asked_group(request: HttpRequest, groups: Sequence[GroupBoard]) -> GroupBoard | None:
    """The group the address names, else the first that is over, else the first."""
    named = [group for group in groups if str(group.group.pk) == request.GET.get(GROUP)]
    over = [group for group in groups if group.over]
    return next(iter([*named, *over, *groups]), None)


def _candidate(case: Case) -> tuple[GroupBoard, RankedCase] | None:
    group = group_board(case.cycle, case.group_id)
    for ranked in group.candidates if group else ():
        if group and ranked.case.pk == case.pk:
            return group, ranked
    return None


def _initial(choice: Choice | None) -> dict[str, object]:
    if choice is None:
        return {"version": 0}
    return {"version": choice.version, "keeps": str(int(choice.keeps)), "reason": choice.reason}
