"""A person's record: who may open it, what it tells whom, and that the reading is logged."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from sauro.casework.access.models import User
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.people.models import Absence, PaperDecision
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, make_official
from tests.web.people.browser import client_of

PAPER = {"signed_on": date(2026, 4, 4), "signed_by": "Ban Thường vụ Tỉnh ủy"}


def page_of(user: User, official_id: int) -> str:
    """The record as this person sees it."""
    response = client_of(user).get(f"/can-bo/{official_id}/")
    assert response.status_code == 200
    return response.content.decode()


def rate(case: Case, level: str, state: CaseState = CaseState.PUBLISHED) -> None:
    """A level as the deciding body leaves it."""
    Case.objects.filter(pk=case.pk).update(level=level, state=state.value)


@pytest.mark.parametrize("reader", ["an", "dung", "giang", "hoa", "khoa", "lan", "minh", "binh"])
def test_the_person_the_unit_and_those_above_open_the_record(cast: Cast, reader: str) -> None:
    page = page_of(getattr(cast, reader), cast.binh_case.official_id or 0)
    assert "<title>Trần Thị Bình · Sáu Rõ</title>" in page
    assert "Phó Giám đốc" in page
    assert "Tài chính" in page


@pytest.mark.parametrize("reader", ["chi", "oanh", "phuc"])
def test_colleagues_and_the_unit_next_door_do_not_learn_of_it(cast: Cast, reader: str) -> None:
    response = client_of(getattr(cast, reader)).get(f"/can-bo/{cast.binh_case.official_id}/")
    assert response.status_code == 404


def test_whom_no_role_lets_see_officials_is_refused(cast: Cast) -> None:
    response = client_of(cast.nga).get(f"/can-bo/{cast.binh_case.official_id}/")
    assert response.status_code == 403


def test_an_official_that_is_not_there_is_unknown(cast: Cast) -> None:
    assert client_of(cast.giang).get("/can-bo/999999/").status_code == 404


def test_a_post_held_elsewhere_before_does_not_open_the_record(cast: Cast) -> None:
    binh = cast.binh_case.official
    assert binh is not None
    binh.assignments.update(until=date(2026, 5, 31))
    assert client_of(cast.an).get(f"/can-bo/{binh.pk}/").status_code == 404
    assert "Hiện chưa giữ chức vụ nào" in page_of(cast.giang, binh.pk)


def test_the_reading_is_logged_with_role_and_unit(cast: Cast) -> None:
    official = cast.binh_case.official_id or 0
    page_of(cast.dung, official)
    line = Entry.objects.get()
    assert (line.actor, line.role, line.act) == ("dung", "unit_clerk", "see_official")
    assert (line.subject, line.unit) == (f"official:{official}", cast.unit.pk)


def test_a_level_decided_but_not_told_is_hidden_from_the_person_and_the_administrator(
    cast: Cast,
) -> None:
    rate(cast.binh_case, "good", CaseState.DECIDED)
    official = cast.binh_case.official_id or 0
    assert "lv-good" in page_of(cast.giang, official)
    assert "lv-good" not in page_of(cast.binh, official)
    assert "lv-good" not in page_of(cast.minh, official)
    rate(cast.binh_case, "good")
    assert "lv-good" in page_of(cast.binh, official)


def test_the_case_is_linked_for_those_who_may_open_it(cast: Cast) -> None:
    rate(cast.binh_case, "good")
    official, link = cast.binh_case.official_id or 0, f'href="/ho-so/{cast.binh_case.pk}/"'
    assert link in page_of(cast.giang, official)
    assert link not in page_of(cast.minh, official)


def test_a_paper_decision_is_marked_as_not_computed(cast: Cast) -> None:
    official = cast.binh_case.official_id or 0
    PaperDecision.objects.create(
        official_id=official, period="2026-Q1", level="good", number="12-QĐ/TU", **PAPER
    )
    page = page_of(cast.binh, official)
    assert "12-QĐ/TU, không do hệ thống tính" in page
    assert (
        "<title>quý I/2026: Hoàn thành tốt nhiệm vụ "
        "(12-QĐ/TU, quyết định trên giấy, không do hệ thống tính)</title>"
    ) in page


def test_one_failed_quarter_bars_the_year_from_excellent(cast: Cast) -> None:
    rate(cast.binh_case, "failed")
    page = page_of(cast.binh, cast.binh_case.official_id or 0)
    assert "Cả năm 2026 không được xếp loại xuất sắc: không hoàn thành quý II/2026." in page
    assert "thay thế ngay" not in page


def test_two_failed_quarters_in_a_row_call_for_replacement_paper_or_not(cast: Cast) -> None:
    rate(cast.binh_case, "failed")
    official = cast.binh_case.official_id or 0
    PaperDecision.objects.create(
        official_id=official, period="2026-Q1", level="failed", number="12-QĐ/TU", **PAPER
    )
    page = page_of(cast.binh, official)
    assert (
        "Vào danh sách đề nghị thay thế ngay: không hoàn thành các quý liền nhau "
        "quý I/2026 (quyết định trên giấy 12-QĐ/TU), quý II/2026."
    ) in page
    assert 'href="/quy-tac/#D8">D8: Hai quý liên tiếp</a>' in page


def test_a_failed_quarter_not_yet_told_brings_no_consequence_for_the_person(cast: Cast) -> None:
    rate(cast.binh_case, "failed", CaseState.DECIDED)
    assert "không được xếp loại xuất sắc" not in page_of(cast.binh, cast.binh_case.official_id or 0)


def test_a_deferred_quarter_and_its_ground_are_shown(cast: Cast) -> None:
    official = cast.binh_case.official_id or 0
    Case.objects.filter(pk=cast.binh_case.pk).update(state=CaseState.DEFERRED.value)
    Absence.objects.create(
        official_id=official,
        kind="maternity",
        start=date(2026, 4, 1),
        end=date(2026, 9, 30),
        document="Quyết định 15-QĐ/SM",
    )
    page = page_of(cast.binh, official)
    assert "chưa xếp loại (hoãn sang quý sau)" in page
    assert "<b>Nghỉ thai sản</b>, từ 01/04/2026 đến 30/09/2026" in page
    assert "Quyết định 15-QĐ/SM" in page


def test_a_long_record_takes_no_more_queries(cast: Cast) -> None:
    official, client = cast.binh_case.official_id or 0, client_of(cast.giang)
    with CaptureQueriesContext(connection) as short:
        client.get(f"/can-bo/{official}/")
    for period in [f"{year}-Q{number}" for year in range(2022, 2026) for number in range(1, 5)]:
        PaperDecision.objects.create(
            official_id=official, period=period, level="good", number="1-QĐ", **PAPER
        )
    with CaptureQueriesContext(connection) as long:
        client.get(f"/can-bo/{official}/")
    assert len(long) == len(short) <= 20


def test_the_list_holds_whom_the_reader_may_see(cast: Cast) -> None:
    listed = {
        name: client_of(getattr(cast, name)).get("/can-bo/").content.decode()
        for name in ("chi", "an", "giang")
    }
    assert ("Lê Hữu Chi" in listed["chi"], "Trần Thị Bình" in listed["chi"]) == (True, False)
    assert ("Trần Thị Bình" in listed["an"], "Phạm Đình Phúc" in listed["an"]) == (True, False)
    assert "Phạm Đình Phúc" in listed["giang"]


def test_the_list_is_searched_without_diacritics_and_narrowed_by_unit(cast: Cast) -> None:
    client = client_of(cast.giang)
    found = client.get("/can-bo/", {"tim": "dinh phuc"}).content.decode()
    assert ("Phạm Đình Phúc" in found, "Trần Thị Bình" in found) == (True, False)
    found = client.get("/can-bo/", {"don-vi": cast.unit.path}).content.decode()
    assert ("Phạm Đình Phúc" in found, "Trần Thị Bình" in found) == (False, True)


def test_the_list_takes_as_many_queries_for_fifty_people(cast: Cast) -> None:
    client = client_of(cast.giang)
    with CaptureQueriesContext(connection) as few:
        client.get("/can-bo/")
    for number in range(60):
        make_official(f"CB-{number}", f"Nguyễn Mẫu Số {number}")
    with CaptureQueriesContext(connection) as many:
        client.get("/can-bo/")
    assert len(many) == len(few) <= 20


def test_the_exported_list_is_logged(cast: Cast) -> None:
    response = client_of(cast.an).get("/can-bo/?xlsx=1")
    assert response.content[:2] == b"PK"
    line = Entry.objects.get()
    assert (line.act, line.details) == ("export_officials", {"officials": 3})


def test_names_are_escaped(cast: Cast) -> None:
    name = 'Nguyễn <b>"Văn"</b> Mẫu'
    official = make_official("CB-X", name)
    assert escape(name) in page_of(cast.giang, official.pk)
