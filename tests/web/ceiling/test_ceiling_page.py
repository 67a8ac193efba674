"""Page 9: who sees the board, what it shows, how a choice is made on it."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.audit.models import Entry
from sauro.casework.decisions.models import Choice
from sauro.web.listing import XLSX
from tests.casework.cast import Cast
from tests.casework.decisions.scene import crowd
from tests.web.ceiling.reading import entered, text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "status"),
    [("giang", 200), ("hoa", 200), ("khoa", 200), ("lan", 200), ("an", 403), ("minh", 403)],
)
def test_the_board_is_for_the_body_and_those_who_work_for_it(
    cast: Cast, name: str, status: int
) -> None:
    assert entered(getattr(cast, name)).get("/ty-le/").status_code == status


def test_an_empty_board_says_what_to_do(cast: Cast) -> None:
    page = text_of(entered(cast.hoa).get("/ty-le/"))
    assert "Chưa có hồ sơ nào được thẩm định trong nhóm tính tỷ lệ" in page
    cast.cycle.dues.all().delete()
    cast.cycle.cases.all().delete()
    cast.cycle.delete()
    assert "Chưa mở kỳ đánh giá nào" in text_of(entered(cast.hoa).get("/ty-le/"))


def test_the_board_shows_base_allowed_over_and_the_cut(cast: Cast) -> None:
    first = crowd(cast.cycle, cast.deputies, ["98.2", "94", "94", "80", "80"])[0]
    response = entered(cast.hoa).get("/ty-le/")
    page = text_of(response)
    assert "Không quá 20% của tổng số xếp loại từ tốt trở lên" in page
    assert "Cấp phó các sở: 3 ở mức xuất sắc, được 1" in page
    assert "vượt 2" in page
    assert f"{first.name}" in page
    assert "98,20" in page
    assert b'class="cut"' in response.content
    assert "Tổng số được xếp loại 5 1 60,00% (3/5)" in page


def test_an_unknown_period_is_not_found_and_a_stray_group_shows_the_first(cast: Cast) -> None:
    crowd(cast.cycle, cast.deputies, ["95"])
    assert entered(cast.hoa).get("/ty-le/?ky=2031-Q1").status_code == 404
    assert "Cấp phó các sở" in text_of(entered(cast.hoa).get("/ty-le/?nhom=abc"))


def test_the_secretary_chooses_with_a_reason(cast: Cast) -> None:
    case = crowd(cast.cycle, cast.deputies, ["95", "94", "80"])[0]
    client = entered(cast.hoa)
    assert "Ghi lựa chọn" in text_of(client.get(f"/ty-le/chon/{case.pk}/"))
    sent = {"keeps": "1", "reason": "Sản phẩm nổi trội", "version": "0"}
    response = client.post(f"/ty-le/chon/{case.pk}/", sent)
    assert response.status_code == 302
    assert response["Location"] == f"/ty-le/?ky=2026-Q2&nhom={cast.deputies.pk}"
    assert Choice.objects.get().keeps is True
    assert "Đã ghi lựa chọn" in text_of(client.get(response["Location"]))


def test_a_choice_without_a_reason_keeps_what_was_chosen(cast: Cast) -> None:
    case = crowd(cast.cycle, cast.deputies, ["95"])[0]
    response = entered(cast.hoa).post(f"/ty-le/chon/{case.pk}/", {"keeps": "0", "version": "0"})
    assert response.status_code == 422
    assert "Chưa nêu lý do. Hãy ghi rõ lý do." in text_of(response)
    assert re.search(rb'value="0"[^>]*checked', response.content)
    assert not Choice.objects.exists()


def test_sent_twice_the_second_is_told(cast: Cast) -> None:
    case = crowd(cast.cycle, cast.deputies, ["95", "80", "80"])[0]
    client, sent = entered(cast.hoa), {"keeps": "1", "reason": "Vì", "version": "0"}
    assert client.post(f"/ty-le/chon/{case.pk}/", sent).status_code == 302
    response = client.post(f"/ty-le/chon/{case.pk}/", sent | {"reason": "Lý do khác"})
    assert response.status_code == 422
    assert "Người khác vừa lưu trước bạn." in text_of(response)
    assert "Lý do khác" in text_of(response)


def test_nobody_chooses_for_oneself_and_the_board_offers_no_link(cast: Cast) -> None:
    case = crowd(cast.cycle, cast.deputies, ["95", "94"])[0]
    cast.hoa.official = case.official
    cast.hoa.save()
    page = entered(cast.hoa).get("/ty-le/")
    assert f"/ty-le/chon/{case.pk}/" not in page.content.decode()
    assert f"/ho-so/{case.pk}/" not in page.content.decode()
    assert "Hồ sơ của chính bạn, nếu có trong nhóm, không hiện" in text_of(page)
    assert "2 ở mức xuất sắc" in text_of(page)
    assert entered(cast.hoa).get(f"/ty-le/chon/{case.pk}/").status_code == 403


def test_a_member_and_a_case_that_is_no_candidate_get_no_form(cast: Cast) -> None:
    case = crowd(cast.cycle, cast.deputies, ["80"])[0]
    assert entered(cast.khoa).get(f"/ty-le/chon/{case.pk}/").status_code == 403
    assert entered(cast.hoa).get(f"/ty-le/chon/{case.pk}/").status_code == 404
    assert entered(cast.hoa).get("/ty-le/chon/999999/").status_code == 404


def test_both_workbooks_come_and_are_logged(cast: Cast) -> None:
    crowd(cast.cycle, cast.deputies, ["95", "80"])
    for kind in ("nhom", "ung-vien"):
        response = entered(cast.hoa).get(f"/ty-le/?xlsx={kind}")
        assert response["Content-Type"] == XLSX
    assert Entry.objects.filter(act="export_ceiling", actor="hoa").count() == 2


def test_queries_do_not_grow_with_the_candidates(cast: Cast) -> None:
    client = entered(cast.hoa)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/ty-le/").status_code == 200
        return len(caught)

    crowd(cast.cycle, cast.deputies, ["95", "80"] * 20)
    forty = queries()
    crowd(cast.cycle, cast.deputies, ["94", "79"] * 20)
    assert queries() == forty <= 20
