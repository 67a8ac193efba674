"""Minutes of the meeting in which a unit's collective votes on the levels it proposes."""

from __future__ import annotations

from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Proposal
from sauro.casework.papers.conclusions import counted_levels
from sauro.casework.papers.letterheads import issued
from sauro.casework.papers.persons import level_of, named, person_of
from sauro.casework.papers.unit_records import UnitRecords
from sauro.paper.form import Signature
from sauro.paper.papers.minutes import DiscussedCase, Minutes


def unit_minutes_paper(records: UnitRecords) -> Minutes | None:
    """The minutes as recorded; None before the meeting is."""
    dossier, period = records.dossier, records.cycle.title
    if dossier.held_on is None:
        return None
    cases = tuple(map(_case, records.in_dossier))
    return Minutes(
        head=issued(records.head, "", "", dossier.held_on),
        subject=f"họp đánh giá, xếp loại {period} của {records.unit.name}",
        begun=dossier.held_on,
        ended=None,
        place=dossier.place,
        present=(),
        absent=(),
        invited=(),
        chair=named(dossier.chair, records.known),
        secretary=named(dossier.minute_taker, records.known),
        agenda=(
            f"Đánh giá, đề xuất mức xếp loại {period} đối với tập thể, người đứng đầu và "
            "các thành viên.",
        ),
        secret=None,
        cases=cases,
        conclusion=_conclusion(records, cases),
        chair_signature=Signature("", "Chủ trì", dossier.chair),
        secretary_signature=Signature("", "Thư ký", dossier.minute_taker),
        discussion=dossier.minutes,
        members=dossier.members,
        came=dossier.present,
    )


def _case(case: Case) -> DiscussedCase:
    proposal: Proposal | None = getattr(case, "proposal", None)
    if proposal is None:
        return DiscussedCase(person_of(case), "", None, None, "Chưa biểu quyết")
    return DiscussedCase(
        person=person_of(case),
        content=proposal.head_comment,
        votes=None,
        level=level_of(proposal.level),
        reason=proposal.reason,
        agreed=proposal.votes_for,
        against=proposal.votes_against,
    )


def _conclusion(records: UnitRecords, cases: tuple[DiscussedCase, ...]) -> str:
    said = [f"Tập thể đề xuất mức xếp loại đối với {counted_levels(case.level for case in cases)}."]
    if records.dossier.order_override:
        reason = records.dossier.order_override
        said.append(f"Biểu quyết khác thứ tự tại QD-366 Điều 12, lý do: {reason}")
    return " ".join(said)
