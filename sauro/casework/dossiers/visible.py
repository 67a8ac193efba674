"""Who may read what of a case, and from when: the one place where this is said.

What is decided becomes known by its publication (HD-QUY IX.2); until then only the bodies that
prepare, take and inspect the decision see the appraisal, the opinions and the level decided.
"""

from __future__ import annotations

from dataclasses import dataclass

from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import Act, Role, Scope
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Opinion, SelfAssessment
from sauro.regulation.procedure.steps import CaseState, Step

SEES_ALL = frozenset({Role.APPRAISER, Role.SECRETARY, Role.DECIDER, Role.INSPECTOR})


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader may see of a case now, beside its tasks and the self-assessment.

    draft: a self-assessment before it is handed in. opinions: all of them; else only those of
    bodies and teams (ids) the reader answers for.
    """

    draft: bool = False
    proposal: bool = False
    opinions: bool = False
    appraisal: bool = False
    decision: bool = False
    bodies: frozenset[str] = frozenset()
    teams: frozenset[int] = frozenset()

    def of_self_assessment(self, own: SelfAssessment) -> bool:
        """Whether what was written may be read: a draft only by those who write it."""
        return self.draft or own.submitted_at is not None

    def of_opinion(self, opinion: Opinion) -> bool:
        """Whether this opinion may be read."""
        if self.opinions:
            return True
        if opinion.team_id is not None:
            return opinion.team_id in self.teams
        return opinion.body in self.bodies

    def of_act(self, act: str) -> bool:
        """Whether a line of the log about the case may be read: not what gives a level away."""
        for allowed, acts in (
            (self.proposal, PROPOSING),
            (self.opinions, OPINING),
            (self.appraisal, APPRAISING),
            (self.decision, DECIDING),
        ):
            if act in acts:
                return allowed
        return not act.startswith("see_")


PROPOSING = frozenset({Step.PROPOSE.value, "vote_on_proposal"})
OPINING = frozenset({"give_opinion"})
APPRAISING = frozenset({Step.APPRAISE.value, "appraise_agreed"})
DECIDING = frozenset(
    {
        Step.DECIDE.value,
        Step.PROPOSE_TO_CENTRE.value,
        Step.PUT_OFF.value,
        "take_back",
        "choose_under_ceiling",
    }
)

_ALL = Sight(proposal=True, opinions=True, appraisal=True, decision=True)


def sight_of(rights: Rights, case: Case) -> Sight:
    """What the reader, who may see the case at all, sees of it now.

    The official concerned sees the unit's proposal once the dossier is handed in and the rest
    when it is published, whatever other roles the person holds; opinions never. The unit sees
    appraisal, opinions and decision when published; a body asked its own opinion until then.
    A draft of a self-assessment is for the official and the unit alone.
    """
    state = CaseState(case.state)
    published = state is CaseState.PUBLISHED
    if case.official_id is not None and rights.official == case.official_id:
        handed_in = state.is_past(CaseState.PROPOSED)
        return Sight(draft=True, proposal=handed_in, appraisal=published, decision=published)
    scopes = rights.scopes(Act.SEE_CASE)
    if any(held.role in SEES_ALL for held, _ in scopes):
        return _ALL
    of_unit = any(
        scope is Scope.UNIT and held.unit_path and case.unit.path.startswith(held.unit_path)
        for held, scope in scopes
    )
    asked = [held for held, scope in scopes if scope is Scope.ROUTED]
    return Sight(
        draft=of_unit,
        proposal=True,
        opinions=of_unit and published,
        appraisal=published,
        decision=published,
        bodies=frozenset(held.body for held in asked if held.team is None),
        teams=frozenset(held.team for held in asked if held.team is not None),
    )
