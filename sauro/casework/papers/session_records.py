"""What a session's papers are filled from, read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sauro.casework.cycles.models import Cycle
from sauro.casework.decisions.models import Decision, Item, Session
from sauro.casework.papers.letterheads import body_letterhead, body_title, issued, symbol
from sauro.casework.papers.persons import level_of, person_of
from sauro.paper.form import Letterhead, Person
from sauro.paper.papers.votes import LevelVotes
from sauro.regulation.levels import Level
from sauro.vietnamese.dates import short_date


@dataclass(frozen=True)
class SessionRecords:
    """A session with its agenda, and what it decided by line; None: decided nothing."""

    session: Session
    items: Sequence[Item]
    decisions: Mapping[int, Decision]

    @property
    def cycle(self) -> Cycle:
        """The cycle it decides in."""
        return self.session.cycle

    @property
    def is_closed(self) -> bool:
        """Whether what it decided is final."""
        return self.session.state != Session.State.OPEN

    @cached_property
    def body(self) -> str:
        """The deciding body's name."""
        return body_title(self.cycle, self.session.body)

    @property
    def meeting(self) -> str:
        """The session as papers name it."""
        return f"Hội nghị {self.body} ngày {short_date(self.session.held_on)}"

    @property
    def decision_words(self) -> str:
        """The decision by number and day; "" before it is issued."""
        number, day = self.session.decision_number, self.session.decision_date
        if not number or day is None:
            return ""
        return f"Quyết định số {number}, ngày {short_date(day)} của {self.body}"

    def letterhead(self, kind: str = "", number: str = "", day: date | None = None) -> Letterhead:
        """The head of a paper of the body; kind: "QĐ", "" for papers without a number."""
        return issued(self._head, symbol(kind, self.session.body), number, day)

    @cached_property
    def _head(self) -> Letterhead:
        return body_letterhead(self.cycle, self.session.body, self.items[0].case.unit)


def session_records(session: Session) -> SessionRecords:
    """Read in two queries; once closed, what was annulled later is still what it decided."""
    items = session.items.select_related("case__unit", "case__official", "case__appraisal").defer(
        "case__appraisal__facts", "case__appraisal__sheet", "case__appraisal__outcome"
    )
    decisions = Decision.objects.filter(item__session=session).defer(
        "facts", "sheet", "outcome", "marks"
    )
    if session.state == Session.State.OPEN:
        decisions = decisions.filter(annulled_at__isnull=True)
    else:
        decisions = decisions.filter(final=True)
    by_item = {each.item_id: each for each in decisions.order_by("pk")}
    return SessionRecords(session, list(items), by_item)


def person_on(item: Item) -> Person:
    """Whom a line is about."""
    return person_of(item.case)


def votes_on(item: Item) -> LevelVotes | None:
    """The tallies of a line; None before the vote."""
    if not item.votes:
        return None
    given = {Level(code): count for code, count in item.votes.items()}
    return LevelVotes(
        given.get(Level.EXCELLENT, 0),
        given.get(Level.GOOD, 0),
        given.get(Level.COMPLETED, 0),
        given.get(Level.FAILED, 0),
    )


def decided_on(item: Item, records: SessionRecords) -> Level | None:
    """The level decided on a line."""
    decision = records.decisions.get(item.pk)
    return level_of(decision.level) if decision else None


def lateness_words(decision: Decision) -> str:
    """That the body lowered the level for a late dossier; "" where it did not."""
    return "Hạ một mức do nộp hồ sơ chậm (HD-QUY VII.2.2)" if decision.lowered_for_lateness else ""
