"""The ceiling board: levels that count, ranking, ties, the three bases, choices."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.ceiling import GroupBoard, board, group_board
from sauro.casework.decisions.choices import STALE, choose
from sauro.casework.decisions.models import Choice
from sauro.casework.dossiers.models import Appraisal, Proposal
from sauro.casework.errors import Refused, Stale
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.rules import QuotaBase
from tests.casework.cast import Cast, actor, make_cycle
from tests.casework.decisions.scene import appraised, crowd, decide, held, line

pytestmark = pytest.mark.django_db


def deputies(cast: Cast) -> GroupBoard:
    found = group_board(cast.cycle, cast.deputies.pk)
    assert found is not None
    return found


def test_the_base_counts_good_and_above_and_the_share_is_rounded_half_up(cast: Cast) -> None:
    crowd(cast.cycle, cast.deputies, ["95", "94", "80", "79", "78", "77", "76", "60"])
    group = deputies(cast)
    assert (group.base, group.allowed, group.chosen, group.over) == (7, 1, 2, 1)
    crowd(cast.cycle, cast.deputies, ["75"])
    assert (deputies(cast).base, deputies(cast).allowed, deputies(cast).over) == (8, 2, 0)


def test_the_three_bases_stand_beside_each_other(cast: Cast) -> None:
    crowd(cast.cycle, cast.deputies, ["95", "94", "80", "79", "78", "77", "76", "60"])
    bases = {base.kind: (base.people, base.allowed, base.in_force) for base in deputies(cast).bases}
    assert bases == {
        QuotaBase.GOOD_AND_ABOVE: (7, 1, True),
        QuotaBase.GOOD_ONLY: (5, 1, False),
        QuotaBase.RATED: (8, 2, False),
    }


def test_the_cycle_s_own_base_is_in_force(cast: Cast) -> None:
    cast.cycle.settings = {**cast.cycle.settings, "quota_base": "rated"}
    cast.cycle.save()
    crowd(cast.cycle, cast.deputies, ["95", "94", "80", "79", "78", "77", "76", "60"])
    assert (deputies(cast).base, deputies(cast).allowed) == (8, 2)


def test_candidates_rank_by_score_then_exceeded_share_then_earlier_quarters(cast: Cast) -> None:
    low, first, tied = crowd(cast.cycle, cast.deputies, ["91", "95", "95"], exceeded=[9, 5, 4])
    earlier = make_cycle("2026-Q1")
    another = make_cycle("2025-Q3")
    fourth = crowd(cast.cycle, cast.deputies, ["95"], exceeded=[4])[0]
    for cycle, level in ((earlier, Level.EXCELLENT), (another, Level.EXCELLENT)):
        old = Case.objects.create(
            cycle=cycle, official=fourth.official, unit=fourth.unit, role="deputy",
            block=fourth.block, tier=fourth.tier,
        )  # fmt: skip
        Proposal.objects.create(case=old, level=level.value)
    ranked = deputies(cast).candidates
    assert [each.case.pk for each in ranked] == [first.pk, fourth.pk, tied.pk, low.pk]
    assert [each.excellent.earlier for each in ranked] == [0, 1, 0, 0]


def test_equals_on_both_sides_of_the_cut_are_shown_as_tied(cast: Cast) -> None:
    crowd(cast.cycle, cast.deputies, ["95", "94", "94", "80", "80", "80", "80", "80"])
    group = deputies(cast)
    assert (group.allowed, group.tied) == (2, True)
    assert [each.tied for each in group.candidates] == [False, True, True]
    assert [each.within for each in group.candidates] == [True, True, False]
    assert [each.last_within for each in group.candidates] == [False, True, False]


def test_a_decided_level_counts_before_the_appraisal_s(cast: Cast) -> None:
    first, _ = crowd(cast.cycle, cast.deputies, ["95", "94"])
    session = held(cast)
    decide(cast.hoa, line(session, first), Level.GOOD, reason="Theo kết quả thảo luận")
    group = deputies(cast)
    assert (group.base, group.chosen) == (2, 1)
    only = board(cast.cycle, decided_only=True)
    assert [(each.base, each.chosen) for each in only] == [(1, 0)]


def test_heads_outside_the_ratio_count_neither_in_base_nor_among_candidates(cast: Cast) -> None:
    head, _ = crowd(cast.cycle, cast.deputies, ["95", "94"])
    Case.objects.filter(pk=head.pk).update(in_ratio=False)
    group = deputies(cast)
    assert (group.base, group.chosen, group.outside) == (1, 1, 1)


def test_deferred_cases_and_those_not_appraised_count_nowhere(cast: Cast) -> None:
    first, _ = crowd(cast.cycle, cast.deputies, ["95", "94"])
    Case.objects.filter(pk=first.pk).update(state=CaseState.DEFERRED.value)
    assert deputies(cast).base == 1
    assert [each.group for each in board(cast.cycle)] == [cast.deputies]


def test_a_choice_records_its_reason_and_lowers_nobody(cast: Cast) -> None:
    case = crowd(cast.cycle, cast.deputies, ["95", "94", "80"])[0]
    choice = choose(
        actor=actor(cast.hoa), cycle=cast.cycle, case=case, keeps=True, reason="Sản phẩm nổi trội"
    )
    assert (choice.keeps, choice.by, choice.version) == (True, "hoa", 1)
    assert deputies(cast).kept == 1
    assert Appraisal.objects.get(case=case).level == "excellent"
    entry = Entry.objects.latest("number")
    assert (entry.act, entry.subject) == ("choose_under_ceiling", case.code)
    assert entry.details == {"group": "pho-so", "keeps": True, "reason": "Sản phẩm nổi trội"}


def test_no_more_may_be_kept_than_the_group_may_have(cast: Cast) -> None:
    cases = crowd(cast.cycle, cast.deputies, ["95", "94", "80"])
    choose(actor=actor(cast.hoa), cycle=cast.cycle, case=cases[0], keeps=True, reason="Nổi trội")
    with pytest.raises(Refused) as refused:
        choose(actor=actor(cast.hoa), cycle=cast.cycle, case=cases[1], keeps=True, reason="Cũng")
    assert refused.value.field == "keeps"
    assert refused.value.message == (
        'Nhóm "Cấp phó các sở" được 1 xuất sắc và đã chọn giữ 1 (HD-QUY VI.2). '
        "Bỏ bớt một lựa chọn giữ trước rồi chọn người này."
    )
    choose(actor=actor(cast.hoa), cycle=cast.cycle, case=cases[1], keeps=False, reason="Nhường")


def test_a_choice_needs_a_reason_and_a_candidate(cast: Cast) -> None:
    case, good = crowd(cast.cycle, cast.deputies, ["95", "80"])
    with pytest.raises(Refused) as refused:
        choose(actor=actor(cast.hoa), cycle=cast.cycle, case=case, keeps=True, reason="  ")
    assert refused.value.field == "reason"
    with pytest.raises(Refused, match="hiện không ở mức xuất sắc"):
        choose(actor=actor(cast.hoa), cycle=cast.cycle, case=good, keeps=True, reason="Vì")
    assert not Choice.objects.exists()


def test_of_two_who_choose_the_second_is_told(cast: Cast) -> None:
    case = crowd(cast.cycle, cast.deputies, ["95", "94", "80"])[0]
    choose(actor=actor(cast.hoa), cycle=cast.cycle, case=case, keeps=True, reason="Một")
    for version in (0, 7):
        with pytest.raises(Stale) as stale:
            choose(
                actor=actor(cast.hoa), cycle=cast.cycle, case=case, keeps=False, reason="Hai",
                version=version,
            )  # fmt: skip
        assert stale.value.message == STALE
    changed = choose(
        actor=actor(cast.hoa), cycle=cast.cycle, case=case, keeps=False, reason="Ba", version=1
    )
    assert (changed.keeps, changed.version) == (False, 2)


def test_the_board_takes_as_many_queries_for_eighty_cases_as_for_forty(cast: Cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            board(cast.cycle)
        return len(caught)

    crowd(cast.cycle, cast.deputies, ["95", "80"] * 20)
    forty = queries()
    crowd(cast.cycle, cast.deputies, ["94", "79"] * 20)
    assert queries() == forty <= 6


def test_collectives_form_groups_of_their_own(cast: Cast) -> None:
    appraised(cast.collective_case)
    appraised(cast.an_case)
    assert [each.group for each in board(cast.cycle)] == [cast.heads, cast.collectives]
