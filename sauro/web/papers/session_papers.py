"""Papers of a session of the deciding body."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import Act
from sauro.casework.decisions.doors import access_session
from sauro.casework.decisions.models import Session
from sauro.casework.errors import Forbidden, Unknown
from sauro.casework.papers.announcements import announcement_paper
from sauro.casework.papers.ballots import ballot_paper, tally_paper
from sauro.casework.papers.decision_papers import decision_paper
from sauro.casework.papers.letterheads import is_central_body
from sauro.casework.papers.session_minutes import session_minutes_paper
from sauro.casework.papers.session_records import SessionRecords, session_records
from sauro.paper.catalogue import Paper
from sauro.vietnamese.dates import short_date
from sauro.web.papers.sending import Download, send_paper
from sauro.web.permits import Request, permits


def _any(_session: Session) -> bool:
    return True


def _closed(session: Session) -> bool:
    return session.state != Session.State.OPEN


def _numbered(session: Session) -> bool:
    return bool(session.decision_number)


def _published(session: Session) -> bool:
    return session.state == Session.State.PUBLISHED


@dataclass(frozen=True, slots=True)
class SessionPaper:
    """A paper by the word in its address: from when there is one, from when it is issued."""

    kind: str
    title: str
    make: Callable[[SessionRecords], Paper]
    exists: Callable[[Session], bool]
    issued: Callable[[Session], bool]


SESSION_PAPERS: Mapping[str, SessionPaper] = {
    "phieu-bieu-quyet": SessionPaper("ballot", "Phiếu biểu quyết", ballot_paper, _any, _any),
    "kiem-phieu": SessionPaper("tally", "Biên bản kiểm phiếu", tally_paper, _any, _closed),
    "bien-ban": SessionPaper("minutes", "Biên bản họp", session_minutes_paper, _any, _closed),
    "quyet-dinh": SessionPaper(
        "decision", "Quyết định xếp loại", decision_paper, _closed, _numbered
    ),
    "thong-bao": SessionPaper(
        "announcement", "Thông báo kết quả chung", announcement_paper, _closed, _published
    ),
}


def is_central(session: Session) -> bool:
    """Whether the centre decided: its papers are not made here."""
    return is_central_body(session.cycle, session.body)


def shows_own(rights: Rights, session: Session) -> bool:
    """Whether its papers would tell the reader the own result before it is told."""
    if rights.official is None or _published(session):
        return False
    return session.items.filter(case__official=rights.official).exists()


@permits(Act.SEE_SESSION)
@require_GET
def session_paper(request: Request, session_id: int, paper: str, ending: str) -> HttpResponse:
    """One paper of the session."""
    session, held = access_session(request.rights, Act.SEE_SESSION, session_id)
    wanted = SESSION_PAPERS.get(paper)
    if wanted is None or not wanted.exists(session) or is_central(session):
        raise Unknown
    if shows_own(request.rights, session):
        raise Forbidden
    made = wanted.make(session_records(session))
    day = short_date(session.held_on)
    name = f"{wanted.title} {session.cycle.title} (họp ngày {day})"
    draft = not wanted.issued(session)
    return send_paper(
        request, made, ending, Download(held, wanted.kind, name, session.code, draft=draft)
    )
