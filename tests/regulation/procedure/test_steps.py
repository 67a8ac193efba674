"""The table of steps: every state can be left, every step is guarded, every clause is known."""

from __future__ import annotations

from collections import deque

import pytest

from sauro.regulation.procedure.steps import CaseState, Step, load_procedure
from sauro.regulation.register import load_register

PROCEDURE = load_procedure()
WAY = (
    Step.SUBMIT_PLAN,
    Step.APPROVE_PLAN,
    Step.SUBMIT_SELF_ASSESSMENT,
    Step.PROPOSE,
    Step.SUBMIT_DOSSIER,
    Step.APPRAISE,
    Step.DECIDE,
    Step.PUBLISH,
)


def _all_met(step: Step) -> dict[str, bool]:
    return dict.fromkeys(PROCEDURE.steps[step].needs, True)


def test_the_whole_way_from_plan_to_notice() -> None:
    state = CaseState.PLANNING
    for step in WAY:
        assert PROCEDURE.obstacles(step, state, _all_met(step)) == []
        state = PROCEDURE.target(step)
    assert state is CaseState.PUBLISHED


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_is_reached_and_can_be_left(state: CaseState) -> None:
    reached, ahead = {CaseState.PLANNING}, deque([CaseState.PLANNING])
    while ahead:
        for rule in PROCEDURE.possible(ahead.popleft()):
            if rule.target not in reached:
                reached.add(rule.target)
                ahead.append(rule.target)
    assert state in reached
    assert PROCEDURE.possible(state)


@pytest.mark.parametrize("step", list(Step))
def test_each_need_stops_its_step_with_its_own_words(step: Step) -> None:
    rule = PROCEDURE.steps[step]
    assert rule.needs
    for need in rule.needs:
        met = _all_met(step) | {need: False}
        (obstacle,) = PROCEDURE.obstacles(step, rule.sources[0], met)
        assert obstacle == (need, *PROCEDURE.needs[need])


@pytest.mark.parametrize("step", list(Step))
def test_a_step_starts_only_from_its_own_states(step: Step) -> None:
    for state in set(CaseState) - set(PROCEDURE.steps[step].sources):
        (obstacle,) = PROCEDURE.obstacles(step, state, _all_met(step))
        assert f'ở bước "{state.vietnamese}"' in obstacle.message


def test_a_need_that_was_not_looked_at_is_no_excuse() -> None:
    with pytest.raises(KeyError):
        PROCEDURE.obstacles(Step.APPROVE_PLAN, CaseState.PLAN_SUBMITTED, {})


def test_several_obstacles_are_all_named() -> None:
    rule = PROCEDURE.steps[Step.SUBMIT_PLAN]
    found = PROCEDURE.obstacles(
        Step.SUBMIT_PLAN, CaseState.PLANNING, dict.fromkeys(rule.needs, False)
    )
    assert [obstacle.need for obstacle in found] == list(rule.needs)


def test_every_clause_is_in_the_register() -> None:
    known = {clause.citation for clause in load_register().clauses}
    cited = {rule.clause for rule in PROCEDURE.steps.values()}
    cited |= {clause for _, clause in PROCEDURE.needs.values()}
    assert cited <= known


def test_being_past_a_state_follows_the_way() -> None:
    assert CaseState.APPRAISED.is_past(CaseState.SUBMITTED)
    assert not CaseState.SUBMITTED.is_past(CaseState.SUBMITTED)
    assert not CaseState.DEFERRED.is_past(CaseState.PLANNING)
