"""Reviews asked for and answered, proposals that were too high, consecutive failures."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.accountability import too_high
from sauro.casework.decisions.consequences import to_replace
from sauro.casework.decisions.follow_ups import record_follow_up
from sauro.casework.decisions.models import FollowUp, Notice, ReviewRequest
from sauro.casework.decisions.reviews import answer_review, request_review, review_days
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.people.models import PaperDecision
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, actor, make_cycle
from tests.casework.decisions.scene import (
    appraised,
    decide_all,
    held,
    published,
    result_of_everybody,
)

pytestmark = pytest.mark.django_db


def fresh(case: Case) -> Case:
    return Case.objects.select_related("cycle").get(pk=case.pk)


def test_a_review_is_asked_with_a_ground_and_answered_once_in_writing(cast: Cast) -> None:
    result_of_everybody(cast)
    case = fresh(cast.binh_case)
    with pytest.raises(Refused) as refused:
        request_review(actor=actor(cast.binh), case=case, ground=" ")
    assert refused.value.field == "ground"
    asked = request_review(actor=actor(cast.binh), case=case, ground="Thiếu sản phẩm số 3")
    assert asked.due == date(2026, 6, 30)
    with pytest.raises(Refused, match="đang chờ trả lời"):
        request_review(actor=actor(cast.binh), case=case, ground="Lần nữa")
    answer_review(actor=actor(cast.hoa), request=asked, answer="Đã xem, giữ nguyên", upheld=False)
    assert (asked.upheld, asked.answered_by) == (False, "hoa")
    with pytest.raises(Refused, match="đã được trả lời"):
        answer_review(actor=actor(cast.hoa), request=asked, answer="Khác", upheld=True)
    acts = Entry.objects.filter(act__endswith="_review").values_list("act", "actor")
    assert list(acts) == [("request_review", "binh"), ("answer_review", "hoa")]


@pytest.mark.parametrize(("days", "allowed"), [(9, True), (10, True), (11, False)])
def test_the_time_for_asking_is_a_setting_of_the_cycle(
    cast: Cast, days: int, allowed: bool
) -> None:
    result_of_everybody(cast)
    case = fresh(cast.binh_case)
    assert review_days(case.cycle) == 10
    sent = datetime(2026, 6, 20, 2, tzinfo=UTC) - timedelta(days=days)
    Notice.objects.filter(case=case).update(sent_at=sent)
    if allowed:
        assert request_review(actor=actor(cast.binh), case=case, ground="Sai").pk
        return
    with pytest.raises(Refused, match="Đã hết thời hạn"):
        request_review(actor=actor(cast.binh), case=case, ground="Sai")
    case.cycle.settings["review_days"] = "11"
    request_review(actor=actor(cast.binh), case=case, ground="Sai")


def test_nothing_is_reviewed_before_it_is_told(cast: Cast) -> None:
    appraised(cast.binh_case)
    with pytest.raises(Refused, match="chưa được thông báo"):
        request_review(actor=actor(cast.binh), case=fresh(cast.binh_case), ground="Sai")
    assert not ReviewRequest.objects.exists()


def test_a_head_answers_for_what_the_conditions_did_not_bear(cast: Cast) -> None:
    appraised(cast.collective_case, score="85", exceeded=0)
    appraised(cast.binh_case)
    appraised(cast.chi_case, score="85", exceeded=0, head_level=Level.EXCELLENT)
    session = held(cast)
    decide_all(cast, session, binh=Level.GOOD)
    assert too_high(cast.cycle) == []
    published(cast, session)
    (row,) = too_high(cast.cycle)
    assert (row.head, row.unit, row.proposals, row.lacking) == ("Nguyễn Văn An", cast.unit, 2, 1)
    found = [
        (each.case.pk, each.proposed, each.decided, each.rule, each.lacking) for each in row.cases
    ]
    assert found == [
        (cast.binh_case.pk, Level.EXCELLENT, Level.GOOD, Level.EXCELLENT, False),
        (cast.chi_case.pk, Level.EXCELLENT, Level.GOOD, Level.GOOD, True),
    ]


def test_a_head_who_proposed_no_higher_is_not_listed(cast: Cast) -> None:
    appraised(cast.collective_case, score="85", exceeded=0)
    appraised(cast.chi_case, score="85", exceeded=0)
    session = held(cast)
    decide_all(cast, session)
    published(cast, session)
    assert too_high(cast.cycle) == []


def failed(case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(level="failed", state=CaseState.PUBLISHED.value)


def test_two_failed_quarters_in_a_row_list_a_person_for_replacement(cast: Cast) -> None:
    failed(cast.binh_case)
    assert to_replace(cast.cycle) == []
    assert cast.binh_case.official is not None
    PaperDecision.objects.create(
        official=cast.binh_case.official, period="2026-Q1", level="failed", number="31-QĐ/TU",
        signed_on=date(2026, 4, 4), signed_by="Nguyễn Thị Mẫu",
    )  # fmt: skip
    (listed,) = to_replace(cast.cycle)
    assert listed.case.pk == cast.binh_case.pk
    ((first, second),) = listed.found.runs
    assert (str(first.quarter), first.document) == ("2026-Q1", "31-QĐ/TU")
    assert (str(second.quarter), second.document) == ("2026-Q2", "")
    assert (listed.found.clause, listed.found.reading) == ("HD-QUY IX.2 gạch đầu dòng 2", "D8")


def test_a_quarter_without_a_level_between_breaks_the_run(cast: Cast) -> None:
    failed(cast.binh_case)
    third = make_cycle("2026-Q3")
    first = make_cycle("2026-Q1")
    for cycle, level in ((first, "failed"), (third, "failed")):
        Case.objects.create(
            cycle=cycle, official=cast.chi_case.official, unit=cast.unit, role="deputy",
            block=cast.unit.block, tier="provincial_rated", level=level, state="published",
        )  # fmt: skip
    assert to_replace(third) == []
    failed(cast.chi_case)
    assert [listed.case.official for listed in to_replace(third)] == [cast.chi_case.official]


def test_what_followed_is_recorded_once_by_its_document(cast: Cast) -> None:
    appraised(cast.collective_case, score="85", exceeded=0)
    appraised(cast.chi_case, score="85", exceeded=0, head_level=Level.EXCELLENT)
    session = held(cast)
    decide_all(cast, session)
    published(cast, session)

    def follow(head: str = "Nguyễn Văn An", document: str = "Công văn 9-CV/TU") -> FollowUp:
        return record_follow_up(
            actor=actor(cast.hoa),
            cycle=cast.cycle,
            unit=cast.unit,
            head=head,
            kind=FollowUp.Kind.REMINDER,
            document=document,
            decided_on=date(2026, 6, 20),
        )

    made = follow()
    assert too_high(cast.cycle)[0].follow_ups == (made,)
    assert Entry.objects.latest("number").details == {
        "head": "Nguyễn Văn An",
        "kind": "reminder",
        "document": "Công văn 9-CV/TU",
    }
    with pytest.raises(Refused) as refused:
        follow()
    assert refused.value.field == "document"
    with pytest.raises(RefusedMany):
        follow(document=" ")
    with pytest.raises(Refused, match="không có đề xuất cao hơn"):
        follow(head="Người khác")
    assert FollowUp.objects.count() == 1
