"""Deciding a case: votes, reasons, lateness, order, and two secretaries at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sauro.casework.access.roles import Role as AccessRole
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.deciding import STALE
from sauro.casework.decisions.models import Decision, Item
from sauro.casework.decisions.putting_off import put_off, take_back
from sauro.casework.decisions.sessions import correct_session
from sauro.casework.dossiers.models import Appraisal
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.regulation.levels import Level
from tests.casework.cast import BODY, Cast, actor, grant
from tests.casework.decisions.scene import (
    MEETING,
    appraise_everybody,
    appraised,
    decide,
    decide_all,
    held,
    line,
)

pytestmark = pytest.mark.django_db
EXCELLENT, GOOD, COMPLETED = Level.EXCELLENT, Level.GOOD, Level.COMPLETED


def test_a_decision_copies_what_it_rests_on_and_sets_the_level(cast: Cast) -> None:
    case = appraised(cast.binh_case)
    decision = decide(cast.hoa, line(held(cast, order_override="Xét trước"), case), EXCELLENT)
    case.refresh_from_db()
    appraisal = Appraisal.objects.get(case=case)
    assert (case.state, case.level) == ("decided", "excellent")
    for name in ("marks", "score", "facts", "outcome", "rulebook", "sheet"):
        assert getattr(decision, name) == getattr(appraisal, name)
    assert (decision.level, decision.proposed, decision.final) == ("excellent", "excellent", False)
    assert decision.decided_by == "hoa"


def test_the_log_keeps_tallies_and_never_a_ballot(cast: Cast) -> None:
    case = appraised(cast.collective_case)
    session = held(cast)
    decide(cast.hoa, line(session, case), EXCELLENT, {EXCELLENT: 7, GOOD: 3})
    entries = Entry.objects.filter(act="decide")
    assert [entry.details for entry in entries] == [
        {
            "from": "appraised",
            "to": "decided",
            "session": session.code,
            "level": "excellent",
            "proposed": "excellent",
            "votes": {"excellent": 7, "good": 3},
            "voters": 10,
            "reason": "",
            "lowered_for_lateness": False,
        }
    ]
    assert line(session, case).votes == {"excellent": 7, "good": 3}


@pytest.mark.parametrize(
    ("votes", "voters", "present", "message"),
    [
        ({GOOD: 9}, 9, 10, None),
        ({GOOD: 10}, 10, 10, None),
        (
            {GOOD: 11},
            11,
            10,
            "Có 11 người biểu quyết, nhiều hơn 10 người có mặt. Sửa số phiếu, hoặc sửa số người "
            "có mặt của cuộc họp.",
        ),
        (
            {GOOD: 5, EXCELLENT: 4},
            10,
            10,
            "Số phiếu các mức cộng lại là 9, khác 10 người biểu quyết. Kiểm tra lại từng mức.",
        ),
        ({}, 0, 10, "Chưa có người biểu quyết: nhập số người biểu quyết và số phiếu các mức."),
    ],
)
def test_votes_add_up_to_the_voters_and_voters_are_present(
    cast: Cast, votes: dict[Level, int], voters: int, present: int, message: str | None
) -> None:
    from sauro.casework.decisions.deciding import decide_level

    appraised(cast.collective_case, score="85", exceeded=0)
    item = line(held(cast, present=present), cast.collective_case)

    def act() -> Decision:
        return decide_level(
            actor=actor(cast.hoa), item=item, votes=votes, voters=voters, level=GOOD, version=1
        )

    if message is None:
        assert act().level == "good"
        return
    with pytest.raises(RefusedMany) as refused:
        act()
    assert refused.value.messages == {"voters": message}
    assert not Decision.objects.exists()


def test_a_member_of_the_body_does_not_vote_on_the_own_case(cast: Cast) -> None:
    grant(cast.an, AccessRole.DECIDER, body=BODY)
    appraised(cast.an_case)
    item = line(held(cast, order_override="Xét trước"), cast.an_case)
    with pytest.raises(RefusedMany) as refused:
        decide(cast.hoa, item, EXCELLENT, {EXCELLENT: 10})
    assert refused.value.messages["voters"] == (
        "Nguyễn Văn An là thành viên cấp quyết định và không biểu quyết về mình: nhiều nhất "
        "9 người biểu quyết. Nếu người đó vắng mặt thì đánh dấu vắng."
    )
    decide(cast.hoa, item, EXCELLENT, {EXCELLENT: 9})


def test_a_member_who_was_absent_leaves_all_votes_to_those_present(cast: Cast) -> None:
    grant(cast.an, AccessRole.DECIDER, body=BODY)
    appraised(cast.an_case)
    item = line(held(cast, order_override="Xét trước"), cast.an_case)
    decide(cast.hoa, item, EXCELLENT, {EXCELLENT: 10}, absent=True)


def test_a_level_other_than_the_proposal_needs_a_reason(cast: Cast) -> None:
    appraised(cast.collective_case)
    item = line(held(cast), cast.collective_case)
    with pytest.raises(RefusedMany) as refused:
        decide(cast.hoa, item, GOOD)
    assert refused.value.messages == {
        "reason": 'Mức quyết định khác mức thẩm định đề xuất ("Hoàn thành xuất sắc nhiệm vụ"): '
        "phải ghi lý do."
    }
    assert decide(cast.hoa, item, GOOD, reason="Tập thể có đơn thư").reason == "Tập thể có đơn thư"


def test_a_level_other_than_the_rule_s_needs_a_reason_even_where_proposed(cast: Cast) -> None:
    appraised(cast.collective_case, GOOD)
    item = line(held(cast), cast.collective_case)
    with pytest.raises(RefusedMany) as refused:
        decide(cast.hoa, item, GOOD)
    assert refused.value.messages == {
        "reason": 'Mức quyết định khác kết quả theo quy tắc ("Hoàn thành xuất sắc nhiệm vụ"): '
        "phải ghi lý do."
    }


def test_a_level_with_fewer_votes_than_another_needs_a_reason(cast: Cast) -> None:
    appraised(cast.collective_case)
    item = line(held(cast), cast.collective_case)
    decide(cast.hoa, item, EXCELLENT, {EXCELLENT: 5, GOOD: 5})
    with pytest.raises(RefusedMany) as refused:
        decide(
            cast.hoa, line(item.session, cast.collective_case), EXCELLENT, {EXCELLENT: 4, GOOD: 6}
        )
    assert refused.value.messages == {
        "reason": "Mức quyết định không phải là mức nhiều phiếu nhất: phải ghi lý do."
    }


def test_lowering_for_lateness_is_an_act_of_its_own_and_by_one_level(cast: Cast) -> None:
    appraised(cast.collective_case, GOOD, dossier_late=True)
    item = line(held(cast), cast.collective_case)
    with pytest.raises(RefusedMany) as refused:
        decide(cast.hoa, item, COMPLETED, lowered=True)
    assert refused.value.messages == {
        "lowered_for_lateness": 'Hạ một mức vì nộp chậm thì mức quyết định phải là "Hoàn thành tốt '
        'nhiệm vụ" (HD-QUY VII.2.2). Chọn mức đó, hoặc bỏ đánh dấu và ghi lý do.'
    }
    decision = decide(cast.hoa, item, GOOD, lowered=True)
    assert (decision.lowered_for_lateness, decision.reason) == (True, "")


def test_nobody_is_lowered_for_a_lateness_that_was_not(cast: Cast) -> None:
    appraised(cast.collective_case)
    item = line(held(cast), cast.collective_case)
    with pytest.raises(RefusedMany) as refused:
        decide(cast.hoa, item, GOOD, lowered=True, reason="Chậm")
    assert list(refused.value.messages) == ["lowered_for_lateness"]


def test_members_wait_for_their_collective_unless_the_body_gives_a_reason(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    item = line(session, cast.chi_case)
    with pytest.raises(Refused) as refused:
        decide(cast.hoa, item, GOOD)
    assert refused.value.message == (
        'Chưa xếp loại "Tập thể lãnh đạo Sở Mẫu" nên chưa quyết định được trường hợp này: tập thể '
        "lãnh đạo, quản lý xếp loại trước thành viên (QD-366 Điều 12). Xếp loại theo thứ tự, hoặc "
        "ghi lý do làm khác thứ tự ở phần sửa cuộc họp."
    )
    meeting = replace(MEETING, order_override="Tập thể chờ kết luận thanh tra")
    correct_session(actor=actor(cast.hoa), session=session, meeting=meeting, version=1)
    assert decide(cast.hoa, item, GOOD).level == "good"


def test_while_the_session_is_open_it_may_decide_once_more(cast: Cast) -> None:
    appraised(cast.collective_case)
    session = held(cast)
    first = decide(cast.hoa, line(session, cast.collective_case), EXCELLENT)
    again = decide(cast.hoa, line(session, cast.collective_case), GOOD, reason="Xét lại tỷ lệ")
    assert (again.pk, again.version, again.level) == (first.pk, 2, "good")
    assert Case.objects.get(pk=cast.collective_case.pk).level == "good"
    assert Entry.objects.latest("number").details["before"] == "excellent"


def test_of_two_secretaries_the_second_is_told_and_overwrites_nothing(cast: Cast) -> None:
    appraised(cast.collective_case)
    session = held(cast)
    opened = line(session, cast.collective_case)
    decide(cast.hoa, line(session, cast.collective_case), EXCELLENT)
    with pytest.raises(Stale) as stale:
        decide(cast.hoa, opened, GOOD, reason="Ý khác")
    assert stale.value.message == STALE
    assert Decision.objects.get().level == "excellent"
    assert Item.objects.get().version == 2


def test_a_case_appraised_anew_since_the_form_was_opened_is_noticed(cast: Cast) -> None:
    case = appraised(cast.collective_case)
    item = line(held(cast), case)
    Case.objects.filter(pk=case.pk).update(version=case.version + 1)
    with pytest.raises(Stale):
        decide(cast.hoa, item, EXCELLENT, case_version=case.version)
    decide(cast.hoa, item, EXCELLENT, case_version=case.version + 1)


def test_putting_off_needs_a_reason_and_happens_once(cast: Cast) -> None:
    appraised(cast.collective_case)
    session = held(cast)
    item = line(session, cast.collective_case)
    with pytest.raises(Refused) as refused:
        put_off(actor=actor(cast.hoa), item=item, reason=" ", version=1)
    assert refused.value.field == "reason"
    put_off(actor=actor(cast.hoa), item=item, reason="Chờ xác minh đơn", version=1)
    with pytest.raises(Stale):
        put_off(actor=actor(cast.hoa), item=item, reason="Chờ nữa", version=1)
    with pytest.raises(Refused, match="đã được hoãn trong cuộc họp này rồi"):
        put_off(actor=actor(cast.hoa), item=item, reason="Chờ nữa", version=2)
    entry = Entry.objects.latest("number")
    assert (entry.act, entry.details["reason"]) == ("put_off", "Chờ xác minh đơn")


def test_a_line_put_off_is_decided_only_after_it_is_taken_back(cast: Cast) -> None:
    appraised(cast.collective_case)
    session = held(cast)
    item = line(session, cast.collective_case)
    put_off(actor=actor(cast.hoa), item=item, reason="Chờ xác minh đơn", version=1)
    with pytest.raises(Stale):
        decide(cast.hoa, item, EXCELLENT, version=1)
    with pytest.raises(Refused, match="đã được hoãn trong cuộc họp"):
        decide(cast.hoa, item, EXCELLENT, version=2)
    take_back(actor=actor(cast.hoa), item=item, version=2)
    assert decide(cast.hoa, item, EXCELLENT, version=3).level == "excellent"
    with pytest.raises(Refused, match="không bị hoãn"):
        take_back(actor=actor(cast.hoa), item=item, version=4)


def test_putting_off_a_decided_line_annuls_what_was_decided(cast: Cast) -> None:
    case = appraised(cast.collective_case)
    session = held(cast)
    decide(cast.hoa, line(session, case), EXCELLENT)
    put_off(actor=actor(cast.hoa), item=line(session, case), reason="Xem lại", version=2)
    case.refresh_from_db()
    annulled = Decision.objects.get()
    assert (case.state, case.level) == ("appraised", None)
    assert (annulled.annulled_ground, annulled.annulled_at is None) == ("Xem lại", False)
    assert line(session, case).votes == {}


def test_nothing_is_decided_before_the_day_of_the_session(cast: Cast) -> None:
    appraised(cast.collective_case)
    item = line(held(cast, held_on=date(2026, 6, 21)), cast.collective_case)
    with pytest.raises(Refused, match=r"Cuộc họp ghi ngày 21/6/2026, chưa đến"):
        decide(cast.hoa, item, EXCELLENT)


def test_a_whole_agenda_is_decided_in_its_order(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    decide_all(cast, session)
    assert set(session.items.values_list("state", flat=True)) == {"decided"}
