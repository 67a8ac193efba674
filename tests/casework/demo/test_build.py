"""The demonstration province: every state there is, two cycles, and the same each time."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.utils import timezone

from sauro.casework.access.models import Grant, User
from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.audit.words import WORDS
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Choice, Decision, Notice, ReviewRequest, Session
from sauro.casework.demo.build import NOT_EMPTY, build, is_empty
from sauro.casework.demo.third_quarter import TODAY
from sauro.casework.dossiers.models import CentralResult, Dossier, Opinion, Return
from sauro.casework.errors import Refused
from sauro.casework.invariants.whole import faults
from sauro.casework.people.models import Absence, PaperDecision
from sauro.casework.work.models import Plan, Task
from sauro.config.environment import DEMONSTRATION_TODAY
from sauro.regulation.competence import Tier
from sauro.regulation.procedure.steps import NOT_RATED, CaseState
from sauro.synthetic import Size

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

Q2, Q3 = "2026-Q2", "2026-Q3"


def states(period: str) -> Counter[str]:
    return Counter(Case.objects.filter(cycle__period=period).values_list("state", flat=True))


def test_the_same_seed_gives_the_same_content(two_digests: tuple[str, str]) -> None:
    first, second = two_digests
    assert first == second


def test_every_invariant_holds() -> None:
    assert list(faults()) == []


def test_the_second_quarter_is_closed_with_everybody_told_or_not_rated() -> None:
    assert Cycle.objects.get(period=Q2).state == Cycle.State.CLOSED
    assert set(states(Q2)) == {CaseState.PUBLISHED.value, CaseState.DEFERRED.value}
    assert Session.objects.get().state == Session.State.PUBLISHED


def test_units_decided_on_their_own_and_the_centre_on_its() -> None:
    own = Case.objects.filter(cycle__period=Q2, tier=Tier.UNIT.value, level__isnull=False)
    assert own.exists()
    assert set(own.values_list("unit_decisions__unit", "unit")) == {
        (case.unit_id, case.unit_id) for case in own
    }
    central = Case.objects.filter(cycle__period=Q2, tier=Tier.CENTRAL.value)
    assert set(CentralResult.objects.values_list("case", "level")) == {
        (case.pk, case.level) for case in central
    }


def test_the_third_quarter_is_in_the_middle_with_cases_in_every_state_before_a_decision() -> None:
    assert Cycle.objects.get(period=Q3).state == Cycle.State.OPEN
    left = {CaseState.DECIDED, CaseState.PUBLISHED, *NOT_RATED} - {CaseState.DEFERRED}
    assert set(states(Q3)) == {state.value for state in set(CaseState) - left}


def test_one_dossier_came_late_and_its_head_was_lowered_for_it() -> None:
    late = Dossier.objects.get(late_days__gt=0)
    assert (late.cycle.period, late.state) == (Q2, Dossier.State.RECEIVED)
    lowered = Decision.objects.get(lowered_for_lateness=True)
    assert (lowered.case.unit, lowered.case.role) == (late.unit, "head")
    assert lowered.level != lowered.proposed


def test_one_dossier_was_returned_and_handed_in_again_without_being_late() -> None:
    dossier = Return.objects.get(what="dossier").dossier
    assert dossier is not None
    assert dossier.first_electronic_at is not None
    assert dossier.electronic_at is not None
    assert dossier.first_electronic_at < dossier.electronic_at
    assert (dossier.state, dossier.late_days) == (Dossier.State.RECEIVED, 0)


def test_dossiers_of_the_third_quarter_stand_at_every_step() -> None:
    found = Counter(Dossier.objects.filter(cycle__period=Q3).values_list("state", flat=True))
    assert found[Dossier.State.SUBMITTED] == 1
    assert found[Dossier.State.RECEIVED] == 1
    assert found[Dossier.State.ASSEMBLING] >= 1


def test_opinions_wait_and_are_answered() -> None:
    asked = Opinion.objects.filter(case__cycle__period=Q3)
    assert asked.filter(answered_at=None).exists()
    assert asked.exclude(answered_at=None).exists()
    assert not Opinion.objects.filter(case__cycle__period=Q2, answered_at=None).exists()


def test_a_deferred_case_has_its_document_and_comes_over_into_the_next_quarter() -> None:
    assert Absence.objects.exclude(document="").count() == Absence.objects.count() > 0
    carried = Case.objects.get(cycle__period=Q3, carried_from__isnull=False)
    assert carried.carried_from is not None
    assert carried.carried_from.state == CaseState.DEFERRED.value


def test_a_group_above_its_ceiling_was_brought_down_with_choices_and_reasons() -> None:
    above = Decision.objects.filter(proposed="excellent").exclude(level="excellent")
    assert above.exists()
    assert not above.filter(reason="").exists()
    assert Case.objects.filter(cycle__period=Q2, level="excellent").exists()
    assert not Choice.objects.filter(reason="").exists()


def test_results_wait_for_acceptance_and_plans_for_approval() -> None:
    assert Task.objects.filter(period=Q3, acceptance=Task.Acceptance.REPORTED).exists()
    assert Task.objects.filter(period=Q3, acceptance=Task.Acceptance.NONE).exists()
    assert Task.objects.filter(excuse=Task.Excuse.CONFIRMED).exists()
    assert Plan.objects.exclude(change_reason="").count() == 2


def test_notices_are_received_or_not_and_one_review_was_asked_and_answered() -> None:
    assert Notice.objects.filter(received_at=None).exists()
    assert Notice.objects.exclude(received_at=None).exists()
    assert ReviewRequest.objects.get().upheld is False


def test_the_first_quarter_came_in_as_paper_decisions() -> None:
    assert set(PaperDecision.objects.values_list("period", flat=True)) == {"2026-Q1"}


def test_nothing_happens_after_today() -> None:
    assert TODAY == DEMONSTRATION_TODAY == date(2026, 9, 18)
    latest = Entry.objects.order_by("-at").first()
    assert latest is not None
    assert timezone.localdate(latest.at) == TODAY
    assert not Task.objects.filter(finished_on__gt=TODAY).exists()


def test_every_act_of_the_log_has_its_words_and_an_account_behind_it() -> None:
    assert set(Entry.objects.values_list("act", flat=True)) <= WORDS.keys()
    actors = set(Entry.objects.values_list("actor", flat=True)) - {"hệ thống"}
    assert actors <= set(User.objects.values_list("username", flat=True))


def test_whoever_acted_in_a_role_holds_it() -> None:
    held = set(Grant.objects.values_list("user__username", "role"))
    acted = set(Entry.objects.exclude(role="").values_list("actor", "role"))
    own = {(name, Role.OFFICIAL.value) for name in _officials()}
    assert acted <= held | own


def test_nobody_approved_or_accepted_the_own() -> None:
    superior = ["approve_plan", "propose", "reopen_plan"]
    for entry in Entry.objects.filter(act__in=superior):
        case = Case.objects.get(pk=int(entry.subject.removeprefix("case:")))
        assert (
            case.official is None
            or case.official.user.username != entry.actor
            or (entry.details.get("central"))
        )
    accepted = Task.objects.filter(accepted_by__isnull=False, responsible__isnull=False)
    for task in accepted.select_related("accepted_by"):
        assert task.accepted_by is not None
        assert task.accepted_by.official_id != task.responsible_id


def test_it_is_built_only_where_nothing_is() -> None:
    assert not is_empty()
    with pytest.raises(Refused) as refused:
        build(Size.SMALL)
    assert refused.value.message == NOT_EMPTY


def _officials() -> set[str]:
    return set(User.objects.filter(official__isnull=False).values_list("username", flat=True))
