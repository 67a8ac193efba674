"""Each person is told what waits for them, by when, and never to act on their own case."""

from __future__ import annotations

from datetime import date

import pytest

from sauro.casework.access.models import User
from sauro.casework.access.roles import Role
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.dossiers.models import Dossier, Opinion
from sauro.casework.todo.kinds import Kind, ToDo
from sauro.casework.todo.selectors import todo
from sauro.casework.work.models import Task
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import ASKED, Cast, approved_plan, done, grant, make_task, rights

pytestmark = pytest.mark.django_db

DOSSIERS_DUE = date(2026, 6, 24)


def _kinds(user: User) -> list[Kind]:
    return [each.kind for each in todo(rights(user))]


def _one(user: User, kind: Kind) -> ToDo:
    (found,) = [each for each in todo(rights(user)) if each.kind is kind]
    return found


def _state(case: Case, state: CaseState) -> None:
    Case.objects.filter(pk=case.pk).update(state=state.value)


def test_an_official_starts_with_the_plan(cast: Cast) -> None:
    assert _kinds(cast.binh) == [Kind.WRITE_PLAN]


def test_then_reports_results_and_assesses_by_the_day_of_the_dossiers(cast: Cast) -> None:
    official = cast.binh_case.official
    assert official is not None
    tasks = [make_task(cast, official), make_task(cast, official, axis=2)]
    approved_plan(cast.binh_case, tasks)
    done(tasks[0])
    results = _one(cast.binh, Kind.REPORT_RESULTS)
    assert (results.done, results.of, results.last_day) == (1, 2, DOSSIERS_DUE)
    done(tasks[1])
    assert _kinds(cast.binh) == [Kind.SELF_ASSESS]


def test_a_head_approves_the_others_plans_not_the_own(cast: Cast) -> None:
    for case in (cast.an_case, cast.binh_case):
        _state(case, CaseState.PLAN_SUBMITTED)
    assert _one(cast.an, Kind.APPROVE_PLANS).of == 1
    assert _one(cast.giang, Kind.APPROVE_PLANS).of == 1
    grant(cast.an, Role.APPRAISER)
    assert _one(cast.an, Kind.APPROVE_PLANS).of == 1
    _state(cast.binh_case, CaseState.WORKING)
    assert Kind.APPROVE_PLANS not in _kinds(cast.an)


def test_a_head_accepts_the_others_results_and_proposes(cast: Cast) -> None:
    for case, user in ((cast.an_case, cast.an), (cast.binh_case, cast.binh)):
        assert case.official is not None
        task = make_task(cast, case.official)
        Task.objects.filter(pk=task.pk).update(acceptance=Task.Acceptance.REPORTED)
        _state(case, CaseState.SELF_ASSESSED)
        assert user.official_id == case.official_id
    assert _one(cast.an, Kind.ACCEPT_RESULTS).of == 1
    assert _one(cast.an, Kind.PROPOSE_LEVELS).of == 1


def test_the_clerk_follows_the_dossier_and_a_deferred_case_does_not_wait(cast: Cast) -> None:
    _state(cast.binh_case, CaseState.PROPOSED)
    _state(cast.chi_case, CaseState.DEFERRED)
    assembling = _one(cast.dung, Kind.ASSEMBLE_DOSSIER)
    assert (assembling.done, assembling.of) == (1, 3)
    Dossier.objects.create(
        cycle=cast.cycle,
        unit=cast.unit,
        state=Dossier.State.RETURNED,
        returned_reason="Thiếu biên bản",
    )
    assert _one(cast.dung, Kind.REPAIR_DOSSIER).text == "Hồ sơ bị trả lại: Thiếu biên bản"


def test_the_appraiser_receives_then_appraises(cast: Cast) -> None:
    dossier = Dossier.objects.create(
        cycle=cast.cycle, unit=cast.unit, state=Dossier.State.SUBMITTED
    )
    for case in cast.cases:
        _state(case, CaseState.SUBMITTED)
    assert _kinds(cast.giang) == [Kind.RECEIVE_DOSSIERS]
    Dossier.objects.filter(pk=dossier.pk).update(state=Dossier.State.RECEIVED)
    _state(cast.chi_case, CaseState.APPRAISED)
    waiting = _one(cast.giang, Kind.APPRAISE_CASES)
    assert (waiting.done, waiting.of) == (1, 4)


def test_a_body_is_told_of_the_opinions_it_owes(cast: Cast) -> None:
    assert _kinds(cast.nga) == []
    Opinion.objects.create(
        case=cast.an_case,
        body=ASKED,
        act="opinion",
        clause="HD-QUY IX.1.1.3",
        asked_at="2026-06-20T08:00:00+07:00",
        due=date(2026, 6, 28),
    )
    assert _one(cast.nga, Kind.GIVE_OPINIONS).last_day == date(2026, 6, 28)


def test_the_secretary_brings_appraised_cases_before_the_body(cast: Cast) -> None:
    _state(cast.an_case, CaseState.APPRAISED)
    assert _one(cast.hoa, Kind.DECIDE_CASES).of == 1


def test_without_an_open_cycle_the_appraiser_opens_one(cast: Cast) -> None:
    Cycle.objects.update(state=Cycle.State.CLOSED)
    assert _kinds(cast.giang) == [Kind.OPEN_CYCLE]
    assert _kinds(cast.binh) == []


def test_the_administrator_sees_who_has_no_account(cast: Cast) -> None:
    assert _kinds(cast.minh) == []
    cast.chi.official = None
    cast.chi.save()
    assert _one(cast.minh, Kind.COMPLETE_PEOPLE).text == "1 trên 4 cán bộ chưa có tài khoản."


def test_a_reader_has_nothing_to_do(cast: Cast) -> None:
    assert _kinds(cast.lan) == []
