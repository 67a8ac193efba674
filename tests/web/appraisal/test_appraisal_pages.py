"""The appraiser's pages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case
from sauro.casework.dossiers.models import Appraisal, Dossier, SelfAssessment
from sauro.regulation.quarter.facts import Role as Place
from tests.casework.cast import Cast, grant, make_case, make_official, make_unit
from tests.casework.dossiers.unit_cast import (
    fresh,
    full_marks,
    ready,
    received,
    self_assess,
    states,
    submit,
)

LIST = "/tham-dinh/"
MOST_QUERIES = 20


def address(rest: str = "") -> str:
    """A page of the one dossier."""
    return f"{LIST}{Dossier.objects.get().pk}/{rest}"


@pytest.mark.parametrize(
    ("who", "status"),
    [("giang", 200), ("lan", 200), ("an", 403), ("dung", 403), ("hoa", 403), ("khoa", 403)],
)
def test_who_may_open_the_pages(cast: Cast, client: Client, who: str, status: int) -> None:
    received(cast)
    client.force_login(getattr(cast, who))
    case = f"{LIST}ho-so/{cast.binh_case.pk}/"
    for page in (LIST, address(), case, f"{LIST}trung-uong/"):
        assert client.get(page).status_code == status


@pytest.mark.parametrize("rest", ["tiep-nhan/", "tra-lai/", "ban-giay/", "thong-nhat/"])
def test_the_inspector_changes_nothing(cast: Cast, client: Client, rest: str) -> None:
    received(cast)
    client.force_login(cast.lan)
    assert client.post(address(rest), {"version": 9}).status_code == 403


def test_what_does_not_exist_is_unknown(cast: Cast, client: Client) -> None:
    client.force_login(cast.giang)
    assert client.get(f"{LIST}99/").status_code == 404
    assert client.get(f"{LIST}ho-so/0/").status_code == 404
    assert cast.cycle.is_open


def test_the_list_tells_in_time_late_and_missing_parts(
    cast: Cast, client: Client, settings: Any
) -> None:
    ready(cast)
    settings.TODAY = date(2026, 6, 25)
    submit(cast)
    client.force_login(cast.giang)
    page = client.get(LIST).content.decode()
    assert "Nộp chậm 1 ngày" in page
    assert "Chưa nộp, quá hạn" in page
    assert "Tờ trình, Biên bản họp đánh giá, Bản tự đánh giá" in page
    late = client.get(f"{LIST}?han=late").content.decode()
    assert "Sở Mẫu" in late
    assert "Sở Khác" not in late
    waiting = client.get(f"{LIST}?tt=assembling").content.decode()
    assert "Sở Mẫu" not in waiting


def test_the_list_is_exported_as_shown_and_that_is_logged(cast: Cast, client: Client) -> None:
    client.force_login(cast.giang)
    answer = client.get(f"{LIST}?tim=so+mau&xlsx=1")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert Entry.objects.get(act="export_dossiers").details == {"cycle": "2026-Q2", "rows": 1}


def test_receiving_twice_is_noticed(cast: Cast, client: Client) -> None:
    ready(cast)
    submit(cast)
    client.force_login(cast.giang)
    version = Dossier.objects.get().version
    assert client.post(address("tiep-nhan/"), {"version": version}).status_code == 302
    again = client.post(address("tiep-nhan/"), {"version": version})
    assert again.status_code == 422
    assert "Chỉ tiếp nhận được hồ sơ đã nộp" in again.content.decode()
    assert Entry.objects.filter(act="receive_dossier").count() == 1


def test_a_return_needs_its_reason(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.giang)
    version = Dossier.objects.get().version
    form = {"tra-lai-version": version, "tra-lai-reason": ""}
    empty = client.post(address("tra-lai/"), form)
    assert empty.status_code == 422
    assert "Chưa ghi lý do trả lại: nêu rõ thiếu gì, sai gì." in empty.content.decode()
    form["tra-lai-reason"] = "Thiếu phụ lục."
    assert client.post(address("tra-lai/"), form).status_code == 302
    assert states(cast) == {"proposed"}


def test_the_day_of_the_paper_is_recorded(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.giang)
    version = Dossier.objects.get().version
    form = {"ban-giay-version": version, "ban-giay-on": "32/6/2026"}
    wrong = client.post(address("ban-giay/"), form)
    assert wrong.status_code == 422
    assert 'value="32/6/2026"' in wrong.content.decode()
    form["ban-giay-on"] = "20/6/2026"
    assert client.post(address("ban-giay/"), form).status_code == 302
    assert Dossier.objects.get().paper_on == date(2026, 6, 20)


def appraisal_form(case: Case, **change: object) -> dict[str, object]:
    """Full marks and "good", as a browser sends them."""
    marks = {f"mark_{code}": mark.replace(".", ",") for code, mark in full_marks(case).items()}
    return {"version": fresh(case).version, "level": "good", "reason": "", **marks, **change}


def test_a_case_is_appraised(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.giang)
    case = fresh(cast.binh_case)
    place = f"{LIST}ho-so/{case.pk}/tham-dinh/"
    done = client.post(place, appraisal_form(case))
    assert (done.status_code, done["Location"]) == (302, address())
    assert fresh(case).state == "appraised"
    assert Appraisal.objects.get().level == "good"


def test_a_changed_mark_without_reason_comes_back_at_its_field(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.giang)
    case = fresh(cast.binh_case)
    code = next(iter(full_marks(case)))
    form = appraisal_form(case, **{f"mark_{code}": "1,5"})
    answer = client.post(f"{LIST}ho-so/{case.pk}/tham-dinh/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_why_{code}_error"' in page
    assert "Điểm này đã sửa: ghi lý do." in page
    assert 'value="1,5"' in page
    assert not Appraisal.objects.exists()


def test_trying_marks_out_saves_nothing(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.giang)
    case = fresh(cast.binh_case)
    code = next(iter(full_marks(case)))
    form = appraisal_form(case, **{f"mark_{code}": "0", "tinh_thu": "1"})
    answer = client.post(f"{LIST}ho-so/{case.pk}/tham-dinh/", form)
    assert answer.status_code == 200
    assert "<b>100,00</b>" not in answer.content.decode()
    assert fresh(case).state == "submitted"


def test_nobody_appraises_or_reads_their_own(cast: Cast, client: Client) -> None:
    received(cast)
    grant(cast.binh, Role.APPRAISER)
    client.force_login(cast.binh)
    own = f"{LIST}ho-so/{cast.binh_case.pk}/"
    assert client.get(own).status_code == 403
    assert client.post(f"{own}tham-dinh/", appraisal_form(cast.binh_case)).status_code == 403
    page = client.get(address()).content.decode()
    assert f'href="{own}"' not in page
    version = Dossier.objects.get().version
    assert client.post(address("thong-nhat/"), {"version": version}).status_code == 302
    assert fresh(cast.binh_case).state == "submitted"
    assert fresh(cast.chi_case).state == "appraised"


def test_differences_are_marked_and_left_out_of_the_bulk_act(cast: Cast, client: Client) -> None:
    received(cast)
    SelfAssessment.objects.filter(case=cast.an_case).update(level="excellent")
    client.force_login(cast.giang)
    page = client.get(address()).content.decode()
    assert page.count("có khác biệt") == 1
    assert "Thẩm định 3 trường hợp theo quy tắc" in page
    version = Dossier.objects.get().version
    client.post(address("thong-nhat/"), {"version": version})
    assert fresh(cast.an_case).state == "submitted"
    nothing = client.post(address("thong-nhat/"), {"version": version})
    assert nothing.status_code == 422
    assert "Hãy thẩm định từng trường hợp." in nothing.content.decode()


def test_reading_a_case_is_logged(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.lan)
    client.get(f"{LIST}ho-so/{cast.binh_case.pk}/")
    entry = Entry.objects.get(act="see_case")
    assert (entry.actor, entry.subject) == ("lan", cast.binh_case.code)


def test_the_centres_cases_have_their_own_list(cast: Cast, client: Client) -> None:
    Case.objects.filter(pk=cast.an_case.pk).update(tier="central")
    client.force_login(cast.giang)
    page = client.get(f"{LIST}trung-uong/").content.decode()
    assert "Nguyễn Văn An" in page
    assert "Trần Thị Bình" not in page


def more_units(cast: Cast, number: int) -> None:
    """Units with a self-assessed collective each."""
    for place in range(number):
        unit = make_unit(f"X{place}", f"Sở Mẫu số {place}", cast.unit.parent)
        self_assess(fresh(make_case(cast.cycle, unit, None, Place.COLLECTIVE)))


def test_more_units_cost_no_more_queries(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.giang)
    counts = []
    for number in (0, 12):
        more_units(cast, number)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES


def test_more_cases_cost_no_more_queries(cast: Cast, client: Client) -> None:
    received(cast)
    client.force_login(cast.giang)
    counts = []
    for number in (0, 10):
        for place in range(number):
            official = make_official(f"CB-Y{place}", f"Hoàng Văn {place}")
            case = make_case(cast.cycle, cast.unit, official, Place.MEMBER)
            self_assess(fresh(case))
            Case.objects.filter(pk=case.pk).update(state="submitted")
        with CaptureQueriesContext(connection) as queries:
            client.get(address())
        counts.append(len(queries))
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{LIST}ho-so/{cast.binh_case.pk}/")
        assert len(queries) <= MOST_QUERIES
    assert counts[0] == counts[1]
    assert counts[0] <= MOST_QUERIES
