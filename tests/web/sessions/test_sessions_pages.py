"""Page 10: holding a session, deciding line by line, closing, telling everybody."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Decision, Item, Session
from sauro.regulation.levels import Level
from sauro.web.listing import XLSX
from tests.casework.cast import BODY, Cast, grant, make_cycle, make_user
from tests.casework.decisions.scene import (
    appraise_everybody,
    appraised,
    crowd,
    decide,
    decide_all,
    held,
    line,
)
from tests.web.ceiling.reading import entered, text_of

pytestmark = pytest.mark.django_db
HOLD = {
    "body": BODY,
    "held_on": "20/6/2026",
    "place": "Phòng họp số 1",
    "chair": "Nguyễn Thị Mẫu",
    "secretary": "Võ Thị Mẫu",
    "members": "12",
    "present": "10",
}


def vote(item: Item, level: str = "good", **changes: str) -> dict[str, str]:
    return {
        f"votes_{level}": "10",
        "voters": "10",
        "level": level,
        "reason": "",
        "version": str(item.version),
        "case_version": str(item.case.version),
        **changes,
    }


@pytest.mark.parametrize(
    ("name", "see", "hold"),
    [
        ("hoa", 200, 200),
        ("giang", 200, 403),
        ("khoa", 200, 403),
        ("lan", 200, 403),
        ("an", 403, 403),
        ("minh", 403, 403),
    ],
)
def test_who_sees_sessions_and_who_holds_them(cast: Cast, name: str, see: int, hold: int) -> None:
    appraise_everybody(cast)
    session = held(cast)
    client = entered(getattr(cast, name))
    assert client.get("/hop/").status_code == see
    assert client.get(f"/hop/{session.pk}/").status_code == see
    assert client.get("/hop/mo/").status_code == hold
    assert client.get(f"/hop/{session.pk}/sua/").status_code == hold
    assert client.post(f"/hop/{session.pk}/ket-thuc/", {"version": "1"}).status_code in (
        {422} if hold == 200 else {403}
    )
    assert client.get("/hop/999999/").status_code == (404 if see == 200 else 403)


def test_a_session_is_opened_from_the_form_and_lists_its_agenda(cast: Cast) -> None:
    appraise_everybody(cast)
    client = entered(cast.hoa)
    assert "4 hồ sơ đã thẩm định, chờ quyết định" in text_of(client.get("/hop/"))
    response = client.post("/hop/mo/?ky=2026-Q2", HOLD)
    session = Session.objects.get()
    assert (response.status_code, response["Location"]) == (302, f"/hop/{session.pk}/")
    page = text_of(client.get(response["Location"]))
    assert "Họp xếp loại ngày 20/06/2026" in page
    assert "0/4 đã quyết định" in page
    assert "Còn 4 trường hợp chưa quyết định" in page
    places = [page.index(name) for name in ("Tập thể lãnh đạo Sở Mẫu", "Giám đốc Sở Mẫu")]
    assert places == sorted(places)


def test_more_present_than_members_is_said_at_the_field_and_kept(cast: Cast) -> None:
    appraise_everybody(cast)
    response = entered(cast.hoa).post("/hop/mo/", HOLD | {"present": "13"})
    assert response.status_code == 422
    assert "Có mặt 13 người, nhiều hơn 12 thành viên." in text_of(response)
    assert b'value="13"' in response.content
    assert not Session.objects.exists()


def test_a_secretary_of_another_body_looks_on(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    other = make_user("quy", "Trần Văn Quý")
    grant(other, Role.SECRETARY, body="unit_competent_body")
    client = entered(other)
    assert client.get(f"/hop/{session.pk}/").status_code == 200
    assert client.get(f"/hop/{session.pk}/sua/").status_code == 403
    item = line(session, cast.collective_case)
    assert client.post(f"/hop/truong-hop/{item.pk}/", vote(item)).status_code == 403
    assert "Ghi quyết định" not in text_of(client.get(f"/hop/truong-hop/{item.pk}/"))


def test_a_line_shows_levels_reasons_and_opinions_and_its_reading_is_logged(cast: Cast) -> None:
    appraise_everybody(cast)
    item = line(held(cast), cast.binh_case)
    page = text_of(entered(cast.khoa).get(f"/hop/truong-hop/{item.pk}/"))
    assert "Trần Thị Bình" in page
    assert "Hoàn thành xuất sắc nhiệm vụ: cần đủ các điều kiện" in page
    assert "Ghi quyết định" not in page
    assert (
        Entry.objects.filter(act="see_case", subject=cast.binh_case.code, actor="khoa").count() == 1
    )


def test_deciding_leads_to_the_next_line(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    first, second = line(session, cast.collective_case), line(session, cast.an_case)
    client = entered(cast.hoa)
    sent = vote(first, "excellent", votes_excellent="9", votes_good="1")
    response = client.post(f"/hop/truong-hop/{first.pk}/", sent)
    assert response["Location"] == f"/hop/truong-hop/{second.pk}/"
    assert line(session, cast.collective_case).votes == {"excellent": 9, "good": 1}
    assert "Đã ghi Tập thể lãnh đạo Sở Mẫu: Hoàn thành xuất sắc nhiệm vụ." in text_of(
        client.get(response["Location"])
    )


def test_votes_that_do_not_add_up_keep_what_was_typed(cast: Cast) -> None:
    appraise_everybody(cast)
    item = line(held(cast), cast.collective_case)
    sent = vote(item, "good", voters="9", reason="Do tỷ lệ nhóm")
    response = entered(cast.hoa).post(f"/hop/truong-hop/{item.pk}/", sent)
    assert response.status_code == 422
    page = text_of(response)
    assert "Số phiếu các mức cộng lại là 10, khác 9 người biểu quyết." in page
    assert "Do tỷ lệ nhóm" in page
    assert not Decision.objects.exists()


def test_letters_for_numbers_are_refused_at_the_field(cast: Cast) -> None:
    appraise_everybody(cast)
    item = line(held(cast), cast.collective_case)
    response = entered(cast.hoa).post(f"/hop/truong-hop/{item.pk}/", vote(item, votes_good="mười"))
    assert response.status_code == 422
    assert '"mười" không phải là số đếm.' in text_of(response)


def test_a_form_opened_before_a_colleague_s_decision_overwrites_nothing(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    old = line(session, cast.collective_case)
    sent = vote(old, "good", reason="Ý của thư ký thứ hai")
    decide(cast.hoa, old, Level.EXCELLENT)
    response = entered(cast.hoa).post(f"/hop/truong-hop/{old.pk}/", sent)
    assert response.status_code == 422
    page = text_of(response)
    assert "Người khác vừa lưu trước bạn." in page
    assert "Ý của thư ký thứ hai" in page
    assert Decision.objects.get().level == "excellent"


def test_lateness_is_offered_only_where_the_dossier_was_late(cast: Cast) -> None:
    appraised(cast.collective_case, dossier_late=True)
    appraised(cast.an_case)
    session = held(cast)
    client = entered(cast.hoa)
    late, fine = line(session, cast.collective_case), line(session, cast.an_case)
    question = "Hạ một mức vì hồ sơ nộp chậm"
    assert question in text_of(client.get(f"/hop/truong-hop/{late.pk}/"))
    assert question not in text_of(client.get(f"/hop/truong-hop/{fine.pk}/"))
    sent = vote(late, "good", lowered_for_lateness="on", reason="Nộp sau hạn 3 ngày")
    assert client.post(f"/hop/truong-hop/{late.pk}/", sent).status_code == 302
    assert Decision.objects.get().lowered_for_lateness is True


def test_the_secretary_s_own_line_is_shown_without_a_form(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    grant(cast.an, Role.SECRETARY, body=BODY)
    item = line(session, cast.an_case)
    client = entered(cast.an)
    response = client.get(f"/hop/truong-hop/{item.pk}/")
    page = text_of(response)
    assert response.status_code == 200
    assert "Đây là hồ sơ của chính bạn" in page
    assert f'action="/hop/truong-hop/{item.pk}/"' not in response.content.decode()
    assert client.post(f"/hop/truong-hop/{item.pk}/", vote(item)).status_code == 403
    assert client.post(f"/hop/truong-hop/{item.pk}/hoan/", {}).status_code == 403
    decide_all(cast, session)
    assert "hồ sơ của bạn: thư ký khác ghi" in text_of(client.get(f"/hop/{session.pk}/"))
    own = text_of(client.get(f"/hop/truong-hop/{item.pk}/"))
    assert "chưa thông báo" in own
    assert "Hoàn thành xuất sắc nhiệm vụ: cần đủ các điều kiện" not in own


def test_putting_off_and_taking_back(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    item = line(session, cast.collective_case)
    client = entered(cast.hoa)
    empty = client.post(f"/hop/truong-hop/{item.pk}/hoan/", {"reason": "", "version": "1"})
    assert empty.status_code == 422
    assert "Chưa nêu lý do." in text_of(empty)
    sent = {"reason": "Chờ xác minh đơn", "version": "1"}
    assert client.post(f"/hop/truong-hop/{item.pk}/hoan/", sent).status_code == 302
    again = client.post(f"/hop/truong-hop/{item.pk}/hoan/", sent)
    assert again.status_code == 422
    assert "vừa được người khác ghi" in text_of(again)
    page = text_of(client.get(f"/hop/truong-hop/{item.pk}/"))
    assert "Chờ xác minh đơn" in page
    assert "Ghi quyết định" not in page
    back = client.post(f"/hop/truong-hop/{item.pk}/dua-lai/", {"version": "2"})
    assert back["Location"] == f"/hop/truong-hop/{item.pk}/"
    stale = client.post(f"/hop/truong-hop/{item.pk}/dua-lai/", {"version": "2"})
    assert stale.status_code == 422


def test_the_line_page_has_each_id_once(cast: Cast) -> None:
    appraise_everybody(cast)
    item = line(held(cast), cast.binh_case)
    content = entered(cast.hoa).get(f"/hop/truong-hop/{item.pk}/").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', content)
    assert len(ids) == len(set(ids))


def test_a_session_goes_from_closing_to_telling(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    decide_all(cast, session, binh=Level.GOOD, collective=Level.GOOD, an=Level.GOOD)
    client = entered(cast.hoa)
    assert "Đủ điều kiện kết thúc" in text_of(client.get(f"/hop/{session.pk}/"))
    assert client.post(f"/hop/{session.pk}/ket-thuc/", {"version": "1"}).status_code == 302
    assert client.post(f"/hop/{session.pk}/ket-thuc/", {"version": "1"}).status_code == 422
    page = text_of(client.get(f"/hop/{session.pk}/"))
    assert "Mốc nhật ký" in page
    assert "Ghi quyết định" in page
    issue = {
        "decision_number": "125-QĐ/TU",
        "decision_date": "19/6/2026",
        "signer": "Nguyễn Thị Mẫu",
        "signer_post": "Phó Bí thư Thường trực",
        "version": "2",
    }
    early = client.post(f"/hop/{session.pk}/quyet-dinh/", issue)
    assert early.status_code == 422
    assert "Ngày quyết định không thể trước ngày họp 20/6/2026." in text_of(early)
    issue["decision_date"] = "20/6/2026"
    assert client.post(f"/hop/{session.pk}/quyet-dinh/", issue).status_code == 302
    told = client.post(f"/hop/{session.pk}/thong-bao/", {"version": "3"})
    assert told.status_code == 302
    assert "Đã thông báo kết quả của 4 trường hợp." in text_of(client.get(told["Location"]))
    twice = client.post(f"/hop/{session.pk}/thong-bao/", {"version": "3"})
    assert twice.status_code == 422
    assert "đã được thông báo" in text_of(twice)


def test_new_cases_are_brought_in(cast: Cast) -> None:
    appraised(cast.collective_case)
    session = held(cast)
    appraised(cast.an_case)
    client = entered(cast.hoa)
    response = client.post(f"/hop/{session.pk}/bo-sung/", {"version": "1"})
    assert "Đã đưa thêm 1 hồ sơ vào chương trình." in text_of(client.get(response["Location"]))
    assert client.post(f"/hop/{session.pk}/bo-sung/", {"version": "2"}).status_code == 422


def test_the_agenda_is_searched_filtered_and_exported(cast: Cast) -> None:
    appraise_everybody(cast)
    session = held(cast)
    client = entered(cast.hoa)
    found = text_of(client.get(f"/hop/{session.pk}/?tim=le+huu"))
    assert "Lê Hữu Chi" in found
    assert "Trần Thị Bình" not in found.split("Chương trình")[-1]
    assert "Không có trường hợp nào khớp" in text_of(client.get(f"/hop/{session.pk}/?buoc=put_off"))
    assert client.get(f"/hop/{session.pk}/?xlsx=1")["Content-Type"] == XLSX


@pytest.mark.parametrize("page", ["session", "line", "list"])
def test_queries_do_not_grow_with_the_agenda(cast: Cast, page: str) -> None:
    client = entered(cast.hoa)

    def queries(cases: int) -> int:
        Session.objects.update(state="published")
        Case.objects.update(state="published")
        crowd(cast.cycle, cast.deputies, ["95", "80"] * (cases // 2))
        session = held(cast)
        item = session.items.select_related("case").all()[3]
        decide(cast.hoa, item, Level(item.case.appraisal.level))
        paths: dict[str, Any] = {
            "session": f"/hop/{session.pk}/",
            "line": f"/hop/truong-hop/{item.pk}/",
            "list": "/hop/",
        }
        with CaptureQueriesContext(connection) as caught:
            assert client.get(paths[page]).status_code == 200
        return len(caught)

    forty = queries(40)
    assert queries(80) == forty
    assert forty <= 20


def test_the_open_cycle_whose_decision_comes_next_is_shown_first(cast: Cast) -> None:
    make_cycle("2026-Q3")
    appraise_everybody(cast)
    assert "Quý II/2026. Cấp có thẩm quyền" in text_of(entered(cast.hoa).get("/hop/"))
