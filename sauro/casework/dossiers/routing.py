"""Whom the received cases are sent to for an opinion (HD-QUY IX.1.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sauro.casework import clock
from sauro.casework.cycles.models import Case, Cycle, Due
from sauro.casework.cycles.rules import profile_of
from sauro.casework.dossiers.models import Opinion
from sauro.casework.people.models import Team
from sauro.regulation.competence import Tier
from sauro.regulation.routing import Request, load_routing

TEAM_BODY = "area_monitoring_team"
APPRAISAL_DUE = "appraisal"


def opinion_due(cycle: Cycle) -> date:
    """The last day to answer: the day before the appraisal's, never before the day of asking."""
    appraisal = Due.objects.get(cycle=cycle, code=APPRAISAL_DUE)
    return max(appraisal.last_day - timedelta(days=1), clock.today())


def route_opinions(cases: Iterable[Case]) -> list[Opinion]:
    """Ask every body the rules name about these cases of one cycle, each once.

    Neither about collectives (IX.1.1 speaks of persons) nor about those whom the unit itself
    rates (VII.3). What was asked before stays as it is, answered or not. A monitoring team is
    asked about the units of its area; where a unit belongs to none, the body as such is asked.
    Returns the new requests.
    """
    asked = [case for case in cases if not case.is_collective and case.tier != Tier.UNIT.value]
    if not asked:
        return []
    teams = _teams({case.unit_id for case in asked})
    due, now = opinion_due(asked[0].cycle), clock.now()
    known = set(
        Opinion.objects.filter(case__in=asked).values_list("case_id", "body", "act", "team_id")
    )
    wanted = [
        Opinion(
            case=case,
            body=request.body,
            team_id=team,
            act=request.act.value,
            clause=request.clause,
            readings=list(request.readings),
            asked_at=now,
            due=due,
        )
        for case in asked
        for request in requests_for(case)
        for team in _asked_teams(request, teams.get(case.unit_id, ()))
    ]
    fresh = [
        each for each in wanted if (each.case_id, each.body, each.act, each.team_id) not in known
    ]
    return Opinion.objects.bulk_create(fresh)


def requests_for(case: Case) -> tuple[Request, ...]:
    """What the routing of the cycle's rulebook asks about the case."""
    return load_routing(case.cycle.rulebook).requests(profile_of(case))


def body_title(rulebook: str, body: str) -> str:
    """The body's name; a team's is the team's own."""
    return load_routing(rulebook).bodies[body]


def _teams(units: set[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = Team.objects.filter(units__in=units).order_by("pk").values_list("units", "pk")
    for unit, team in rows:
        if unit in units:
            found.setdefault(unit, []).append(team)
    return found


def _asked_teams(request: Request, teams: Sequence[int]) -> list[int | None]:
    if request.body == TEAM_BODY and teams:
        return list(teams)
    return [None]
