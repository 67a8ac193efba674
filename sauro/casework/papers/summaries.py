"""Summary of a unit's cases: form 8, or form 6 for the central tier."""

from __future__ import annotations

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Proposal, SelfAssessment
from sauro.casework.papers.persons import level_of, outcome_of, person_of
from sauro.casework.papers.unit_records import UnitRecords
from sauro.paper.papers.summary import Summary, SummaryCase, Votes


def summary_paper(records: UnitRecords, *, central: bool = False) -> Summary:
    """Form 8 of the unit's dossier; central: form 6 of those the centre decides on."""
    cases = records.central if central else records.in_dossier
    return Summary(
        head=records.head,
        central=central,
        period=records.cycle.title,
        unit=records.unit.name,
        cases=tuple(_line(case, records.dossier.present) for case in cases),
        signature=records.signature,
        recipients=("Ban Tổ chức Tỉnh ủy", "Lưu"),
    )


def _line(case: Case, present: int | None) -> SummaryCase:
    own: SelfAssessment | None = getattr(case, "self_assessment", None)
    proposal: Proposal | None = getattr(case, "proposal", None)
    return SummaryCase(
        person=person_of(case),
        own_score=own.score if own else None,
        own_level=level_of(own.level) if own else None,
        head_comment=proposal.head_comment if proposal else "",
        head_level=level_of(proposal.head_level) if proposal else None,
        proposed_level=level_of(proposal.level) if proposal else None,
        votes=_votes(proposal, present),
        outcome=outcome_of(proposal) or outcome_of(own),
        note=_note(case, proposal),
    )


def _votes(proposal: Proposal | None, present: int | None) -> Votes | None:
    if proposal is None or proposal.votes_for is None or present is None:
        return None
    return Votes(proposal.votes_for, present)


def _note(case: Case, proposal: Proposal | None) -> str:
    said = []
    if case.changed_post:
        before = f" (trước ở {case.former_unit.name})" if case.former_unit else ""
        said.append(f"Thay đổi vị trí công tác trong kỳ{before}")
    if case.carried_from_id:
        said.append("Chuyển từ kỳ trước")
    if proposal and proposal.reason:
        said.append(proposal.reason)
    return "; ".join(said)
