"""The doors to a session and to a line of its agenda."""

from __future__ import annotations

from sauro.casework.access.doors import enter
from sauro.casework.access.rights import Held, Rights, Subject
from sauro.casework.access.roles import SEEING, Act
from sauro.casework.decisions.models import Item, SecretVote, Session
from sauro.casework.errors import Forbidden, Unknown


def access_session(rights: Rights, act: Act, session_id: int) -> tuple[Session, Held]:
    """A session, and the role it is entered in. Unknown, Forbidden."""
    session = Session.objects.select_related("cycle").filter(pk=session_id).first()
    if session is None:
        raise Unknown
    return session, _enter(rights, act, Subject(), session.body)


def access_item(rights: Rights, act: Act, item_id: int) -> tuple[Item, Held]:
    """A line of an agenda; nobody acts on the line of their own case. Unknown, Forbidden."""
    item = (
        Item.objects.select_related("session__cycle", "case__unit", "case__official", "case__cycle")
        .filter(pk=item_id)
        .first()
    )
    if item is None:
        raise Unknown
    subject = Subject(unit_path=item.case.unit.path, official=item.case.official_id)
    return item, _enter(rights, act, subject, item.session.body)


def access_vote(rights: Rights, act: Act, vote_id: int) -> tuple[SecretVote, Held]:
    """A secret vote, and the role it is entered in. Unknown, Forbidden."""
    vote = SecretVote.objects.select_related("session__cycle").filter(pk=vote_id).first()
    if vote is None:
        raise Unknown
    return vote, _enter(rights, act, Subject(), vote.session.body)


def may_act(rights: Rights, act: Act, body: str) -> bool:
    """Whether the person may do the act in a session of the body: for what a page offers."""
    return any(held.body in ("", body) for held, _ in rights.scopes(act))


def _enter(rights: Rights, act: Act, subject: Subject, body: str) -> Held:
    """The role held for this very body; a secretary of another one looks on."""
    held = enter(rights, act, subject, seeing=Act.SEE_SESSION)
    if act in SEEING or held.body in ("", body):
        return held
    for other, _ in rights.scopes(act):
        if other.body in ("", body):
            return other
    raise Forbidden
