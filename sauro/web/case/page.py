"""Everything the page shows of a case, in few queries."""

from __future__ import annotations

from typing import Any

from sauro.casework.access.rights import Rights, Subject
from sauro.casework.access.roles import Act
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Decision
from sauro.casework.dossiers.facts import counting_day
from sauro.casework.dossiers.gathering import gather
from sauro.casework.dossiers.models import Opinion, UnitDecision
from sauro.casework.dossiers.routing import body_title
from sauro.casework.dossiers.self_assessment import is_editable
from sauro.casework.dossiers.unit_cases import is_central
from sauro.casework.dossiers.visible import Sight, sight_of
from sauro.casework.work.models import Plan
from sauro.regulation.competence import Tier, load_competence
from sauro.regulation.procedure.steps import CaseState, Step, load_procedure
from sauro.web.case.documents import documents
from sauro.web.case.earlier import earlier_quarters
from sauro.web.case.rated import frozen_rating, is_live, live_rating
from sauro.web.case.stages import late_days, stages_of, step_notes, views
from sauro.web.case.tasks import task_lists
from sauro.web.case.timeline import timeline
from sauro.web.case.writers import writes

_SETTLED = (CaseState.DECIDED, CaseState.PUBLISHED)


def case_page(case_id: int, rights: Rights) -> dict[str, Any]:
    """The context of the page."""
    case = Case.objects.select_related(
        "cycle",
        "unit",
        "official",
        "group",
        "former_unit",
        "self_assessment",
        "proposal",
        "appraisal",
        "plan",
        "central_result",
    ).get(pk=case_id)
    sight = sight_of(rights, case)
    decision = _decision(case, sight)
    stages = stages_of(case, sight, decision, _own_decision(case))
    frozen = None if is_live(case) else stages.last
    plan: Plan | None = getattr(case, "plan", None)
    gathered = gather(
        [case],
        with_plans=frozen is None,
        with_absences=frozen is None,
        plans={case.pk: plan} if plan else {},
    )
    if frozen is None:
        rated = live_rating(case, stages.own.marks if stages.own else {}, gathered)
    else:
        rated = frozen_rating(case, *frozen, gathered)
    dossier = gathered.dossiers.get(case.unit_id)
    return {
        "case": case,
        "sight": sight,
        "tier": load_competence(case.cycle.rulebook).tiers[Tier(case.tier)].title,
        "notes": step_notes(stages, plan, dossier),
        "views": views(stages, rated.by_rule),
        "stages": stages,
        "dossier": dossier,
        "late_days": late_days(case, dossier),
        "opinions": _opinions(case, sight),
        "tasks": task_lists(case, gathered, counting_day(case.cycle)),
        "timeline": timeline(case, sight),
        "documents": documents(case, stages, dossier),
        "earlier": earlier_quarters(case),
        **rated._asdict(),
        **_may(rights, case),
    }


def _decision(case: Case, sight: Sight) -> Decision | None:
    """What a session here decided, or proposed to the centre; units decide in none."""
    state, central = CaseState(case.state), is_central(case)
    reached = state in _SETTLED or (central and state is CaseState.APPRAISED)
    if not sight.decision or not reached or case.tier == Tier.UNIT.value:
        return None
    found = Decision.objects.filter(case=case, annulled_at__isnull=True)
    return found.select_related("item__session", "notice").first()


def _own_decision(case: Case) -> UnitDecision | None:
    """The decision of the unit's own body on those it rates itself (HD-QUY VII.3)."""
    if case.tier != Tier.UNIT.value or case.state != CaseState.PUBLISHED.value:
        return None
    return case.unit_decisions.last()


def _opinions(case: Case, sight: Sight) -> list[tuple[str, Opinion]]:
    """The body's name with each opinion that may be read; none before any could be asked."""
    if not CaseState(case.state).is_past(CaseState.PROPOSED):
        return []
    rulebook = case.cycle.rulebook
    asked = Opinion.objects.filter(case=case).select_related("team").order_by("pk")
    return [
        (each.team.name if each.team else body_title(rulebook, each.body), each)
        for each in asked
        if sight.of_opinion(each)
    ]


def _may(rights: Rights, case: Case) -> dict[str, bool]:
    """Which buttons the reader gets."""
    subject = Subject(unit_path=case.unit.path, official=case.official_id)
    sources = load_procedure().steps[Step.RETURN_SELF_ASSESSMENT].sources
    returnable = case.cycle.is_open and CaseState(case.state) in sources
    return {
        "may_write": is_editable(case) and writes(rights, case),
        "may_return": returnable and rights.role_for(Act.PROPOSE_LEVEL, subject) is not None,
        "may_record_absence": not case.is_collective
        and case.cycle.is_open
        and rights.role_for(Act.RECORD_ABSENCE, subject) is not None,
        "may_record_centre": is_central(case)
        and case.state == CaseState.APPRAISED.value
        and rights.role_for(Act.APPRAISE, subject) is not None,
        "may_see_tasks": rights.role_for(Act.SEE_TASKS, subject) is not None,
        "may_see_unit": rights.role_for(Act.SEE_UNIT, subject) is not None,
    }
