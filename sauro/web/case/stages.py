"""The stages of a case side by side, as far as the reader may see them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Decision
from sauro.casework.dossiers.central import central_last_day, central_late_days
from sauro.casework.dossiers.models import (
    Appraisal,
    Assessment,
    CentralResult,
    Dossier,
    Proposal,
    SelfAssessment,
    UnitDecision,
)
from sauro.casework.dossiers.unit_cases import goes_with_dossier, is_central
from sauro.casework.dossiers.visible import Sight
from sauro.casework.work.models import Plan
from sauro.regulation.procedure.steps import CaseState
from sauro.web.look.figures import day


class View(NamedTuple):
    """One view of the case: who gives it, the level, and a word beside it; reason: in full."""

    title: str
    level: str
    note: str = ""
    reason: str = ""


class Stages(NamedTuple):
    """What is there of a case and may be seen; None: nothing, or not for this reader."""

    own: SelfAssessment | None
    proposal: Proposal | None
    appraisal: Appraisal | None
    decision: Decision | None
    central: CentralResult | None = None
    own_decision: UnitDecision | None = None

    @property
    def last(self) -> tuple[str, Assessment] | None:
        """The furthest stage that was rated, and what its result is called."""
        named = (
            ("Theo quy tắc, khi quyết định", self.decision),
            ("Theo quy tắc, khi thẩm định", self.appraisal),
            ("Theo quy tắc, khi đơn vị đề xuất", self.proposal),
            ("Theo quy tắc, khi tự đánh giá", self.own),
        )
        return next(((title, stage) for title, stage in named if stage and stage.outcome), None)


def stages_of(
    case: Case,
    sight: Sight,
    decision: Decision | None,
    own_decision: UnitDecision | None = None,
) -> Stages:
    """The stages this reader sees; `case` with its three assessments loaded."""
    own: SelfAssessment | None = getattr(case, "self_assessment", None)
    proposal: Proposal | None = getattr(case, "proposal", None)
    appraisal: Appraisal | None = getattr(case, "appraisal", None)
    return Stages(
        own=own if own and sight.of_self_assessment(own) else None,
        proposal=proposal if sight.proposal else None,
        appraisal=appraisal if sight.appraisal else None,
        decision=decision if sight.decision else None,
        central=getattr(case, "central_result", None) if sight.decision else None,
        own_decision=own_decision if sight.decision else None,
    )


def views(stages: Stages, by_rule: str) -> list[View]:
    """The levels side by side; by_rule: what the rules give on the figures shown."""
    own, proposal, appraisal, decision = stages[:4]
    found = [View("Tự đề xuất", own.level if own else "", _own_note(own))]
    if proposal is not None:
        if proposal.head_level:
            reason = "\n".join(filter(None, (proposal.head_comment, proposal.head_reason)))
            found.append(View("Người đứng đầu", proposal.head_level, proposal.head_name, reason))
        found.append(View("Tập thể đề xuất", proposal.level, _votes(proposal), proposal.reason))
    found.append(View("Theo quy tắc", by_rule))
    if appraisal is not None:
        note = appraisal.appraised_by
        found.append(View("Thẩm định", appraisal.level, note, appraisal.reason))
    if decision is not None:
        note = "hạ một mức do hồ sơ chậm" if decision.lowered_for_lateness else ""
        proposes = decision.kind == Decision.Kind.PROPOSES
        title = "Ban Thường vụ đề xuất" if proposes else "Quyết định"
        found.append(View(title, decision.level, note, decision.reason))
    return [*found, *_by_others(stages)]


def _by_others(stages: Stages) -> Iterator[View]:
    """What the centre or the unit's own body decided."""
    central, own = stages.central, stages.own_decision
    if central is not None:
        note = f"{central.document}, ngày {day(central.signed_on)}"
        yield View("Trung ương quyết định", central.level, note)
    if own is not None and stages.proposal is not None:
        note = f"số {own.number}, ngày {day(own.signed_on)}, {own.signer} ký"
        yield View("Đơn vị quyết định", stages.proposal.level, note)


def step_notes(stages: Stages, plan: Plan | None, dossier: Dossier | None) -> dict[str, str]:
    """The days below the strip of steps."""
    own, _, appraisal, decision = stages[:4]
    paper = stages.central or stages.own_decision
    days = {
        "plan": plan.approved_at if plan else None,
        "work": own.submitted_at if own else None,
        "propose": dossier.electronic_at if dossier else None,
        "appraise": appraisal.appraised_at if appraisal else None,
        "decide": decision.decided_at if decision else None,
        "publish": paper.recorded_at if paper else _published_at(decision),
    }
    return {step: day(when) for step, when in days.items() if when}


def _published_at(decision: Decision | None) -> datetime | None:
    proposes = decision is not None and decision.kind == Decision.Kind.PROPOSES
    return None if decision is None or proposes else decision.item.session.published_at


def late_days(case: Case, dossier: Dossier | None) -> int:
    """Days by which the unit's dossier, or the centre's two-part one, came late."""
    if is_central(case):
        sent = case.state not in _NOT_SENT
        return central_late_days(case, central_last_day(case.cycle)) if sent else 0
    return dossier.late_days if dossier and goes_with_dossier(case) else 0


_NOT_SENT = {state.value for state in CaseState if not state.is_past(CaseState.PROPOSED)}


def _own_note(own: SelfAssessment | None) -> str:
    if own is None:
        return "chưa gửi"
    return "" if own.submitted_at else "bản nháp"


def _votes(proposal: Proposal) -> str:
    if proposal.votes_for is None:
        return ""
    return f"{proposal.votes_for} phiếu đồng ý, {proposal.votes_against or 0} không đồng ý"
