"""The sheet on which a body is asked about the cases routed to it (HD-QUY IX.1.1)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.models import Opinion, Proposal, SelfAssessment
from sauro.casework.papers.letterheads import ORGANISATION_COMMITTEE, committee_letterhead
from sauro.casework.papers.persons import level_of, outcome_of, person_of
from sauro.casework.people.models import Team
from sauro.paper.form import Signature
from sauro.paper.papers.opinion import OpinionCase, OpinionSheet
from sauro.regulation.routing import Act, load_routing

_HEAVY = ("facts", "sheet")
_ORDER = ("case__unit__sort_key", "case__official__sort_key", "pk")


@dataclass(frozen=True, slots=True)
class Asked:
    """A body, or a monitoring team of it, asked for one thing in a cycle.

    cases, answered: how many it is asked about and has answered.
    """

    body: str
    team: int
    act: str
    title: str
    cases: int = 0
    answered: int = 0


def sheets_of(cycle: Cycle, opinions: QuerySet[Opinion]) -> list[Asked]:
    """The sheets these requests make, in the order of the bodies' names; two queries."""
    rows = (
        opinions.filter(case__cycle=cycle)
        .order_by()
        .values_list("body", "team", "act")
        .annotate(cases=Count("pk"), answered=Count("pk", filter=Q(answered_at__isnull=False)))
    )
    bodies = load_routing(cycle.rulebook).bodies
    found = list(rows)
    teams = Team.objects.in_bulk([team for _, team, _, _, _ in found if team])
    sheets = [
        Asked(
            body,
            team or 0,
            act,
            teams[team].name if team else bodies.get(body, body),
            cases,
            answered,
        )
        for body, team, act, cases, answered in found
    ]
    return sorted(sheets, key=lambda each: (each.title, each.act))


def opinion_sheet(cycle: Cycle, asked: Asked, opinions: QuerySet[Opinion]) -> OpinionSheet | None:
    """The sheet with the answers so far; None where nothing is asked."""
    rows = list(_rows(cycle, asked, opinions))
    if not rows:
        return None
    first = rows[0].case.unit
    return OpinionSheet(
        head=committee_letterhead(first),
        period=cycle.title,
        asking=ORGANISATION_COMMITTEE,
        body=asked.title,
        appraises=asked.act == Act.APPRAISE_AND_PROPOSE,
        due=max(each.due for each in rows),
        cases=tuple(map(_case, rows)),
        signature=Signature("", "Đại diện cơ quan được xin ý kiến"),
        recipients=(ORGANISATION_COMMITTEE, "Lưu"),
    )


def _rows(cycle: Cycle, asked: Asked, opinions: QuerySet[Opinion]) -> QuerySet[Opinion]:
    mine = opinions.filter(case__cycle=cycle, body=asked.body, act=asked.act)
    mine = mine.filter(team=asked.team) if asked.team else mine.filter(team__isnull=True)
    related = ("case__unit", "case__official", "case__self_assessment", "case__proposal")
    heavy = [f"case__{one}__{name}" for one in ("self_assessment", "proposal") for name in _HEAVY]
    return mine.select_related(*related).defer(*heavy).order_by(*_ORDER)


def _case(opinion: Opinion) -> OpinionCase:
    case: Case = opinion.case
    own: SelfAssessment | None = getattr(case, "self_assessment", None)
    proposal: Proposal | None = getattr(case, "proposal", None)
    return OpinionCase(
        person=person_of(case),
        own_level=level_of(own.level) if own else None,
        proposed_level=level_of(proposal.level) if proposal else None,
        outcome=outcome_of(proposal) or outcome_of(own),
        level=level_of(opinion.level),
        opinion=opinion.remark,
    )
