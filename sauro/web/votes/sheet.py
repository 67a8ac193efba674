"""A member's part of a secret vote: what waits, and the sheet."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sauro.casework.access.roles import Act
from sauro.casework.decisions import casting
from sauro.casework.decisions.doors import access_vote
from sauro.casework.decisions.models import SecretVote, Turnout
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.votes.forms import SheetForm

INVALID = 422


@permits(Act.CAST_VOTE)
@require_safe
def votes(request: Request) -> HttpResponse:
    """The open votes of which the member is on the list."""
    mine = Turnout.objects.filter(user=request.user, vote__state=SecretVote.State.OPEN)
    found = mine.select_related("vote__session__cycle").order_by("vote")
    return render(request, "sauro/votes/votes.html", {"found": found})


@permits(Act.CAST_VOTE)
@require_http_methods(["GET", "POST"])
def sheet(request: Request, vote_id: int) -> HttpResponse:
    """All lines but the own one, a choice for each; nothing to see once it was sent."""
    vote, held = access_vote(request.rights, Act.CAST_VOTE, vote_id)
    lines = casting.sheet_of(vote, request.user.official_id).select_related(
        "case__official", "case__unit", "case__appraisal"
    )
    form = SheetForm(lines, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        done = attempt(
            form,
            lambda: casting.cast_sheet(
                actor=request.rights.actor(held),
                user=request.user,
                vote=vote,
                choices=form.choices(),
            ),
        )
        if done is not None:
            messages.success(request, casting.VOTED)
            return redirect("votes:sheet", vote.pk)
    mine = Turnout.objects.filter(vote=vote, user=request.user).first()
    context = {
        "form": form,
        "vote": vote,
        "session": vote.session,
        "closed_to_me": _why_not(vote, mine),
        "all": vote.tallies.values("item").distinct().count(),
    }
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/votes/sheet.html", context, status=status)


def _why_not(vote: SecretVote, mine: Turnout | None) -> str:
    """Why the member gets no sheet; empty: the sheet is to be filled in."""
    if mine is None:
        return casting.NOT_LISTED
    if mine.voted:
        return casting.VOTED
    return "" if vote.state == SecretVote.State.OPEN else casting.ENDED
