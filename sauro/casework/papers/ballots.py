"""A session's ballot, and the count of its votes: numbers only, never who voted what."""

from __future__ import annotations

from sauro.casework.decisions.models import Item
from sauro.casework.papers.persons import level_of
from sauro.casework.papers.session_records import SessionRecords, person_on, votes_on
from sauro.paper.form import Signature
from sauro.paper.papers.ballot import Ballot, BallotCase
from sauro.paper.papers.tally import CountedCase, Tally


def ballot_paper(records: SessionRecords) -> Ballot:
    """An empty ballot over the agenda, without what the session put off."""
    return Ballot(
        head=records.letterhead(),
        period=records.cycle.title,
        meeting=records.meeting,
        cases=tuple(
            BallotCase(person_on(item), level_of(item.case.appraisal.level))
            for item in records.items
            if item.state != Item.State.PUT_OFF
        ),
    )


def tally_paper(records: SessionRecords) -> Tally:
    """The tallies as recorded; sheets and tellers are not recorded: room is left for them."""
    counted = ((item, votes_on(item)) for item in records.items)
    return Tally(
        head=records.letterhead(day=records.session.held_on),
        period=records.cycle.title,
        meeting=records.meeting,
        counted_at=records.session.held_on,
        tellers=(),
        issued=None,
        returned=None,
        cases=tuple(
            CountedCase(person_on(item), item.voters or 0, votes)
            for item, votes in counted
            if votes
        ),
        teller_signature=Signature("", "T/M Tổ kiểm phiếu"),
        chair_signature=Signature("", "Chủ trì", records.session.chair),
    )
