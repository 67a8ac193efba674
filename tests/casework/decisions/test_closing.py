"""Closing a session, issuing its decision, telling everybody, and what comes after."""

from __future__ import annotations

from datetime import date

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.closing import close_session, obstacles, silent_opinions
from sauro.casework.decisions.models import Decision, Notice, Session
from sauro.casework.decisions.notices import receive_notice
from sauro.casework.decisions.publishing import issue_decision, publish
from sauro.casework.decisions.putting_off import put_off
from sauro.casework.decisions.reopening import reopen_case
from sauro.casework.decisions.sessions import STALE
from sauro.casework.dossiers.models import Opinion
from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.regulation.levels import Level
from tests.casework.cast import Cast, actor
from tests.casework.decisions.scene import (
    appraise_everybody,
    appraised,
    closed,
    crowd,
    decide,
    decide_all,
    held,
    line,
    published,
    result_of_everybody,
)

pytestmark = pytest.mark.django_db


def issue(cast: Cast, session: Session, **changes: object) -> Session:
    values = {
        "number": "125-QĐ/TU",
        "signed_on": date(2026, 6, 20),
        "signer": "Nguyễn Thị Mẫu",
        "signer_post": "Phó Bí thư Thường trực",
        "version": session.version,
    }
    return issue_decision(actor=actor(cast.hoa), session=session, **(values | changes))  # type: ignore[arg-type]


def test_waiting_lines_stand_in_the_way(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    decide(cast.hoa, line(session, cast.collective_case), Level.GOOD, reason="Do tỷ lệ")
    assert [str(each) for each in obstacles(session)] == [
        "Còn 3 trường hợp chưa quyết định: Nguyễn Văn An, Trần Thị Bình, Lê Hữu Chi. Quyết định "
        "hoặc hoãn từng trường hợp (HD-QUY VII.2.2 gạch đầu dòng 3)"
    ]
    with pytest.raises(Refused, match="Còn 3 trường hợp chưa quyết định"):
        closed(cast, session)
    session.refresh_from_db()
    assert session.state == "open"


def test_a_group_over_its_ceiling_stands_in_the_way_until_decided_anew(cast: Cast) -> None:
    first, second, *_ = crowd(cast.cycle, cast.deputies, ["95", "94", "80", "79", "78"])
    session = held(cast)
    decide_all(cast, session)
    assert [str(each) for each in obstacles(session)] == [
        'Nhóm "Cấp phó các sở" đã quyết định 2 xuất sắc, được 1 (cơ sở 5), vượt 1. Quyết định lại '
        "các trường hợp vượt, có lý do (HD-QUY VI.2)"
    ]
    decide(cast.hoa, line(session, second), Level.GOOD, reason="Xếp sau theo điểm")
    assert obstacles(session) == []
    assert closed(cast, session).state == "closed"
    assert Case.objects.get(pk=first.pk).level == "excellent"


def test_the_ceiling_looks_at_what_other_sessions_decided_too(cast: Cast) -> None:
    crowd(cast.cycle, cast.deputies, ["95", "80", "79", "78", "77"])
    session = held(cast)
    decide_all(cast, session)
    closed(cast, session)
    crowd(cast.cycle, cast.deputies, ["94"])
    second = held(cast)
    decide_all(cast, second)
    assert [each.need for each in obstacles(second)] == ["ceiling"]


def test_a_departure_without_a_reason_stands_in_the_way(cast: Cast) -> None:
    appraised(cast.chi_case, score="85", exceeded=0)
    session = held(cast, order_override="Tập thể xét sau")
    decide_all(cast, session)
    Session.objects.update(order_override="")
    session.refresh_from_db()
    assert [str(each) for each in obstacles(session)] == [
        'Đã xếp loại "Lê Hữu Chi (Phó Giám đốc Sở Mẫu)" khi chưa xếp loại "Tập thể lãnh đạo Sở '
        'Mẫu": tập thể lãnh đạo, quản lý xếp loại trước thành viên. Hoãn trường hợp đó, hoặc ghi '
        "lý do làm khác thứ tự (QD-366 Điều 12)"
    ]
    session.order_override = "Tập thể xét sau"
    assert obstacles(session) == []


def test_closing_makes_decisions_final_and_anchors_the_log(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    decide_all(cast, session, binh=Level.GOOD, collective=Level.GOOD, an=Level.GOOD)
    session = closed(cast, session)
    last = Entry.objects.latest("number")
    assert set(Decision.objects.values_list("final", flat=True)) == {True}
    assert (session.log_count, session.log_head) == (last.number, last.digest)
    assert (last.act, last.details) == ("close_session", {"decided": 4, "put_off": 0})
    with pytest.raises(Refused, match="Cuộc họp đã kết thúc"):
        decide(cast.hoa, line(session, cast.an_case), Level.COMPLETED, reason="Muộn")


def test_an_old_page_cannot_close(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    decide_all(cast, session, binh=Level.GOOD, collective=Level.GOOD, an=Level.GOOD)
    with pytest.raises(Stale) as stale:
        close_session(actor=actor(cast.hoa), session=session, version=7)
    assert stale.value.message == STALE
    assert not Decision.objects.filter(final=True).exists()


def test_a_case_put_off_waits_for_the_next_session(cast: Cast) -> None:
    appraised(cast.collective_case, score="85", exceeded=0)
    appraised(cast.an_case, score="85", exceeded=0)
    session = held(cast)
    decide(cast.hoa, line(session, cast.collective_case), Level.GOOD)
    put_off(actor=actor(cast.hoa), item=line(session, cast.an_case), reason="Chờ", version=1)
    published(cast, session)
    following = held(cast)
    assert [item.case_id for item in following.items.all()] == [cast.an_case.pk]


def test_opinions_not_given_are_counted_by_case(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    assert silent_opinions(session) == 0
    for body in ("one", "two"):
        Opinion.objects.create(
            case=cast.an_case, body=body, act="opinion", clause="HD-QUY IX.1.1.3",
            asked_at="2026-06-18T08:00+07:00", due=date(2026, 6, 19),
        )  # fmt: skip
    assert silent_opinions(session) == 1


def test_a_decision_is_issued_after_closing_and_not_dated_before_the_session(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    with pytest.raises(Refused, match="kết thúc họp trước"):
        issue(cast, session)
    decide_all(cast, session, binh=Level.GOOD, collective=Level.GOOD, an=Level.GOOD)
    session = closed(cast, session)
    with pytest.raises(RefusedMany) as refused:
        issue(cast, session, signed_on=date(2026, 6, 19), number=" ")
    assert refused.value.messages == {
        "decision_number": "Chưa ghi nội dung này; quyết định phải có.",
        "decision_date": "Ngày quyết định không thể trước ngày họp 20/6/2026.",
    }
    with pytest.raises(RefusedMany):
        issue(cast, session, signed_on=date(2026, 6, 21))
    with pytest.raises(Refused, match="Chưa ghi số, ngày và người ký quyết định"):
        publish(actor=actor(cast.hoa), session=session, version=session.version)
    issued = issue(cast, session)
    assert issued.decision_number == "125-QĐ/TU"


def test_a_number_is_used_once_a_year(cast: Cast) -> None:
    crowd(cast.cycle, cast.deputies, ["80"])
    session = held(cast)
    decide_all(cast, session)
    published(cast, session)
    crowd(cast.cycle, cast.deputies, ["80"])
    second = held(cast)
    decide_all(cast, second)
    with pytest.raises(RefusedMany) as refused:
        issue(cast, closed(cast, second))
    assert refused.value.messages == {
        "decision_number": "Số này đã dùng cho một quyết định khác trong năm."
    }


def test_publishing_tells_each_person_once(cast: Cast) -> None:
    session = result_of_everybody(cast)
    assert session.state == "published"
    assert set(Case.objects.filter(items__session=session).values_list("state", flat=True)) == {
        "published"
    }
    told = Notice.objects.values_list("case__official__code", flat=True)
    assert sorted(told) == ["CB-an", "CB-binh", "CB-chi"]
    with pytest.raises(Refused, match="đã được thông báo"):
        publish(actor=actor(cast.hoa), session=session, version=session.version)


def test_a_notice_is_received_once(cast: Cast) -> None:
    result_of_everybody(cast)
    notice = Notice.objects.get(case=cast.binh_case)
    receive_notice(actor=actor(cast.binh), notice=notice)
    assert notice.received_at is not None
    with pytest.raises(Refused, match="không cần xác nhận lại"):
        receive_notice(actor=actor(cast.binh), notice=notice)
    assert Entry.objects.filter(act="receive_notice", actor="binh").count() == 1


def test_reopening_annuls_the_decision_and_a_new_session_decides_anew(cast: Cast) -> None:
    result_of_everybody(cast)
    Cycle.objects.update(state=Cycle.State.CLOSED)
    case = Case.objects.select_related("cycle").get(pk=cast.binh_case.pk)
    with pytest.raises(Refused) as refused:
        reopen_case(actor=actor(cast.hoa), case=case, ground="", version=case.version)
    assert refused.value.field == "ground"
    reopen_case(
        actor=actor(cast.hoa), case=case, ground="Kết luận 12-KL/UBKT", version=case.version
    )
    old = Decision.objects.get(case=case)
    assert (case.state, case.level) == ("appraised", None)
    assert (old.level, old.annulled_ground) == ("good", "Kết luận 12-KL/UBKT")
    assert Entry.objects.latest("number").details["annulled"] == "good"
    cast.cycle.refresh_from_db()
    session = held(cast)
    decide(cast.hoa, line(session, case), Level.COMPLETED, reason="Theo kết luận kiểm tra")
    published(cast, session, "130-QĐ/TU")
    case.refresh_from_db()
    assert (case.state, case.level) == ("published", "completed")
    assert Decision.objects.filter(case=case).count() == 2
    assert Notice.objects.filter(case=case).count() == 2


def test_an_open_session_s_decision_is_not_reopened_but_decided_again(cast: Cast) -> None:
    case = appraised(cast.collective_case)
    decide(cast.hoa, line(held(cast), case), Level.EXCELLENT)
    case.refresh_from_db()
    with pytest.raises(Refused, match="ghi lại ngay trong cuộc họp"):
        reopen_case(actor=actor(cast.hoa), case=case, ground="Sai", version=case.version)


def test_a_sealed_cycle_is_not_reopened_and_an_old_page_is_told(cast: Cast) -> None:
    result_of_everybody(cast)
    case = Case.objects.select_related("cycle").get(pk=cast.binh_case.pk)
    with pytest.raises(Stale):
        reopen_case(actor=actor(cast.hoa), case=case, ground="Sai", version=case.version - 1)
    case.cycle.state = Cycle.State.SEALED
    with pytest.raises(Refused, match="niêm phong"):
        reopen_case(actor=actor(cast.hoa), case=case, ground="Sai", version=case.version)
