"""The secretary's part of a secret vote: opening, counting, giving up."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.roles import Act
from sauro.casework.decisions import secret_votes
from sauro.casework.decisions.doors import access_session, access_vote
from sauro.casework.decisions.models import SecretVote
from sauro.web.forms import Form, attempt
from sauro.web.permits import Request, permits
from sauro.web.sessions.views import session_page
from sauro.web.votes.forms import OpenForm

INVALID = 422


@permits(Act.HOLD_SESSION)
@require_http_methods(["GET", "POST"])
def open_vote(request: Request, session_id: int) -> HttpResponse:
    """Choose the lines and the members present, and let them vote."""
    session, held = access_session(request.rights, Act.HOLD_SESSION, session_id)
    form = OpenForm(
        secret_votes.lines_for_vote(session).select_related("case__official", "case__unit"),
        secret_votes.members_of(session),
        request.POST or None,
        initial={"version": session.version},
    )
    if request.method == "POST":
        done = attempt(
            form,
            lambda: secret_votes.open_vote(
                actor=request.rights.actor(held), session=session, **form.cleaned_data
            ),
        )
        if done is not None:
            messages.success(request, "Đã mở bỏ phiếu kín. Thành viên vào mục Bỏ phiếu để bỏ.")
            return redirect("sessions:session", session.pk)
    status = INVALID if form.is_bound else 200
    context = {"form": form, "session": session, "fewest": secret_votes.FEWEST}
    return render(request, "sauro/votes/open.html", context, status=status)


@permits(Act.HOLD_SESSION)
@require_POST
def close(request: Request, vote_id: int) -> HttpResponse:
    """Count the sheets."""
    return _press(request, vote_id, secret_votes.close_vote, "Đã kiểm phiếu kín.")


@permits(Act.HOLD_SESSION)
@require_POST
def cancel(request: Request, vote_id: int) -> HttpResponse:
    """Give the vote up."""
    said = "Đã hủy lần bỏ phiếu kín; các phiếu đã bỏ bị xóa, không ai xem được."
    return _press(request, vote_id, secret_votes.cancel_vote, said)


def _press(
    request: Request, vote_id: int, do: Callable[..., SecretVote], said: str
) -> HttpResponse:
    vote, held = access_vote(request.rights, Act.HOLD_SESSION, vote_id)
    form, actor = Form(request.POST), request.rights.actor(held)
    if attempt(form, lambda: do(actor=actor, vote=vote)) is None:
        return session_page(request, vote.session, form)
    messages.success(request, said)
    return redirect("sessions:session", vote.session_id)
