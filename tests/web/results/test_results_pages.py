"""Page 11: results, notices, requests for review, reopening."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.decisions.models import Notice, ReviewRequest
from sauro.web.listing import XLSX
from tests.casework.cast import BODY, Cast, grant, make_cycle, make_user
from tests.casework.decisions.scene import (
    appraise_everybody,
    crowd,
    decide_all,
    held,
    published,
    result_of_everybody,
)
from tests.web.ceiling.reading import entered, text_of

pytestmark = pytest.mark.django_db


def test_nothing_is_shown_before_it_is_told(cast: Cast) -> None:
    appraise_everybody(cast)
    decide_all(cast, held(cast))
    client = entered(cast.binh)
    assert "Chưa có kết quả nào được thông báo" in text_of(client.get("/ket-qua/"))
    assert client.get(f"/ket-qua/{cast.binh_case.pk}/").status_code == 404


def test_each_sees_what_is_theirs(cast: Cast) -> None:
    result_of_everybody(cast)
    names = {"Trần Thị Bình", "Lê Hữu Chi", "Tập thể lãnh đạo Sở Mẫu"}

    def seen(user: str) -> set[str]:
        table = text_of(entered(getattr(cast, user)).get("/ket-qua/")).split("Mức xếp loại")[-1]
        return {name for name in names if name in table}

    assert seen("binh") == {"Trần Thị Bình"}
    assert seen("dung") == seen("hoa") == seen("lan") == names
    assert seen("phuc") == set()
    assert entered(cast.minh).get("/ket-qua/").status_code == 403
    assert entered(cast.nga).get("/ket-qua/").status_code == 403


@pytest.mark.parametrize(
    ("name", "status"),
    [("binh", 200), ("an", 200), ("dung", 200), ("hoa", 200), ("chi", 404), ("oanh", 404)],
)
def test_who_opens_one_result(cast: Cast, name: str, status: int) -> None:
    result_of_everybody(cast)
    path = f"/ket-qua/{cast.binh_case.pk}/"
    assert entered(getattr(cast, name)).get(path).status_code == status


def test_the_person_reads_level_paper_and_reasons_and_the_reading_is_logged(cast: Cast) -> None:
    result_of_everybody(cast)
    page = text_of(entered(cast.binh).get(f"/ket-qua/{cast.binh_case.pk}/"))
    assert "Mức được quyết định: Hoàn thành tốt nhiệm vụ" in page
    assert "số 125-QĐ/TU ngày 20/06/2026 của Ban Thường vụ Tỉnh ủy" in page
    assert "Theo kết quả thảo luận" in page
    assert "Bạn có thể đề nghị đến hết ngày 30/06/2026." in page
    assert "văn bản không quy định con số" in page
    assert Entry.objects.filter(act="see_case", actor="binh").count() == 1


def test_the_receipt_is_confirmed_once_and_only_by_the_person(cast: Cast) -> None:
    result_of_everybody(cast)
    path = f"/ket-qua/{cast.binh_case.pk}/da-nhan/"
    assert entered(cast.hoa).post(path).status_code == 403
    assert entered(cast.an).post(path).status_code == 403
    assert entered(cast.chi).post(path).status_code == 404
    client = entered(cast.binh)
    assert client.post(path).status_code == 302
    assert Notice.objects.get(case=cast.binh_case).received_at is not None
    again = client.post(path)
    assert again.status_code == 422
    assert "không cần xác nhận lại" in text_of(again)


def test_a_review_is_asked_answered_and_leads_to_reopening(cast: Cast) -> None:
    result_of_everybody(cast)
    binh, hoa = entered(cast.binh), entered(cast.hoa)
    path = f"/ket-qua/{cast.binh_case.pk}/"
    empty = binh.post(f"{path}de-nghi/", {"ground": ""})
    assert empty.status_code == 422
    asked = binh.post(f"{path}de-nghi/", {"ground": "Thiếu sản phẩm số 3"})
    assert asked.status_code == 302
    twice = binh.post(f"{path}de-nghi/", {"ground": "Thiếu sản phẩm số 3"})
    assert twice.status_code == 422
    assert "đang chờ trả lời" in text_of(twice)
    assert "Đề nghị xem xét lại chờ trả lời" in text_of(hoa.get("/ket-qua/"))
    answer = f"/ket-qua/de-nghi/{ReviewRequest.objects.get().pk}/tra-loi/"
    assert binh.post(answer, {}).status_code == 403
    wrong = hoa.post(answer, {"upheld": "", "answer": "Đã xem hồ sơ"})
    assert wrong.status_code == 422
    assert "Đã xem hồ sơ" in text_of(wrong)
    done = hoa.post(answer, {"upheld": "1", "answer": "Chấp nhận"})
    assert done["Location"] == f"{path}mo-lai/"
    case = Case.objects.get(pk=cast.binh_case.pk)
    sent = {"ground": "Kết luận số 12-KL/UBKT", "version": str(case.version)}
    assert hoa.post(f"{path}mo-lai/", sent | {"ground": ""}).status_code == 422
    assert hoa.post(f"{path}mo-lai/", sent | {"version": "0"}).status_code == 422
    assert hoa.post(f"{path}mo-lai/", sent).status_code == 302
    assert "của bạn đang được xem xét lại" in text_of(binh.get("/ket-qua/"))
    assert "của bạn đang được xem xét lại" not in text_of(entered(cast.chi).get("/ket-qua/"))
    page = text_of(binh.get(path))
    assert "Kết quả trước đây đã bị hủy để xét lại." in page
    assert "Kết luận số 12-KL/UBKT" in page
    assert hoa.post(f"{path}mo-lai/", sent).status_code == 422


def test_a_secretary_does_not_reopen_the_own_result_or_another_body_s(cast: Cast) -> None:
    result_of_everybody(cast)
    grant(cast.binh, Role.SECRETARY, body=BODY)
    path = f"/ket-qua/{cast.binh_case.pk}/mo-lai/"
    assert entered(cast.binh).get(path).status_code == 403
    page = entered(cast.binh).get(f"/ket-qua/{cast.binh_case.pk}/").content.decode()
    assert "mo-lai" not in page
    other = make_user("quy", "Trần Văn Quý")
    grant(other, Role.SECRETARY, body="unit_competent_body")
    assert entered(other).get(path).status_code == 403


def test_the_list_filters_and_exports(cast: Cast) -> None:
    result_of_everybody(cast)
    client = entered(cast.hoa)
    assert "3 người chưa xác nhận" in text_of(client.get("/ket-qua/"))
    assert "Không có kết quả nào khớp" in text_of(client.get("/ket-qua/?muc=failed"))
    entered(cast.binh).post(f"/ket-qua/{cast.binh_case.pk}/da-nhan/")
    table = text_of(client.get("/ket-qua/?nhan=False"))
    assert "Trần Thị Bình" in table
    assert "Lê Hữu Chi" not in table
    assert client.get("/ket-qua/?xlsx=1")["Content-Type"] == XLSX


@pytest.mark.parametrize("path", ["/ket-qua/", "/ket-qua/?xlsx=1"])
def test_queries_do_not_grow_with_the_results(cast: Cast, path: str) -> None:
    client = entered(cast.hoa)

    def queries(number: str) -> int:
        crowd(cast.cycle, cast.deputies, ["80"] * 40)
        session = held(cast)
        decide_all(cast, session)
        published(cast, session, number)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        return len(caught)

    forty = queries("1-QĐ/TU")
    assert queries("2-QĐ/TU") == forty
    assert forty <= 20


def test_the_newest_cycle_with_results_is_shown_first(cast: Cast) -> None:
    result_of_everybody(cast)
    make_cycle("2026-Q3")
    client = entered(cast.hoa)
    assert "Trần Thị Bình" in text_of(client.get("/ket-qua/"))
    assert "Chưa có kết quả nào" in text_of(client.get("/ket-qua/?ky=2026-Q3"))
    assert client.get("/ket-qua/?ky=2026-Q9").status_code == 404


def test_a_reopened_result_is_marked_on_the_old_session(cast: Cast) -> None:
    session = result_of_everybody(cast)
    case = Case.objects.get(pk=cast.binh_case.pk)
    client = entered(cast.hoa)
    sent = {"ground": "Kết luận số 12-KL/UBKT", "version": str(case.version)}
    assert client.post(f"/ket-qua/{case.pk}/mo-lai/", sent).status_code == 302
    assert "đã mở lại để xét lại" in text_of(client.get(f"/hop/{session.pk}/"))
