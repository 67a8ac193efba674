"""The buttons of a session: bring in new cases, close, tell everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor
from sauro.casework.decisions import closing, publishing, sessions
from sauro.casework.decisions.doors import access_session
from sauro.casework.decisions.models import Session
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits
from sauro.web.sessions.forms import VersionForm
from sauro.web.sessions.views import session_page

Result = TypeVar("Result")


@permits(Act.HOLD_SESSION)
@require_POST
def refresh(request: Request, session_id: int) -> HttpResponse:
    """Add the cases appraised since."""
    return _press(
        request,
        Act.HOLD_SESSION,
        session_id,
        lambda actor, session, version: sessions.refresh_agenda(
            actor=actor, session=session, version=version
        ),
        lambda added: f"Đã đưa thêm {added} hồ sơ vào chương trình.",
    )


@permits(Act.HOLD_SESSION)
@require_POST
def close(request: Request, session_id: int) -> HttpResponse:
    """Close the session."""
    return _press(
        request,
        Act.HOLD_SESSION,
        session_id,
        lambda actor, session, version: closing.close_session(
            actor=actor, session=session, version=version
        ),
        lambda _: "Đã kết thúc cuộc họp. Các quyết định là cuối cùng và đã được niêm phong.",
    )


@permits(Act.PUBLISH)
@require_POST
def publish(request: Request, session_id: int) -> HttpResponse:
    """Tell everybody."""
    return _press(
        request,
        Act.PUBLISH,
        session_id,
        lambda actor, session, version: publishing.publish(
            actor=actor, session=session, version=version
        ),
        lambda cases: f"Đã thông báo kết quả của {cases} trường hợp.",
    )


def _press(
    request: Request,
    act: Act,
    session_id: int,
    do: Callable[[Actor, Session, int], Result],
    said: Callable[[Result], str],
) -> HttpResponse:
    session, held = access_session(request.rights, act, session_id)
    form = VersionForm(request.POST)
    actor = request.rights.actor(held)
    done = attempt(form, lambda: do(actor, session, form.cleaned_data["version"]))
    if done is None:
        return session_page(request, session, form)
    messages.success(request, said(done))
    return redirect("sessions:session", session.pk)
