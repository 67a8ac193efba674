"""Page 24: who sees and reports, one table for all units, stale forms, Excel."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework import clock
from sauro.casework.access.models import Grant, User
from sauro.casework.access.roles import Role
from sauro.casework.audit.models import Entry as LogLine
from sauro.casework.work.indicator_models import IndicatorResult
from sauro.casework.work.indicators import indicators_of
from sauro.regulation.quarter.facts import Role as CaseRole
from sauro.tables.indicators.book import Line, indicators_xlsx
from tests.casework.cast import (
    SINCE,
    Cast,
    done,
    make_case,
    make_official,
    make_task,
    make_unit,
    make_user,
)
from tests.web.ceiling.reading import entered, text_of

pytestmark = pytest.mark.django_db
LETTER = "Báo cáo 12-BC/ĐU ngày 20/6/2026"


@pytest.fixture
def reporter(cast: Cast) -> User:  # noqa: ARG001
    """Sơn reports axis 1."""
    user = make_user("son", "Trịnh Công Mẫu")
    Grant.objects.create(user=user, role=Role.REPORTER.value, axis=1, since=SINCE)
    return user


def sent(cast: Cast, value: str, **changes: str) -> dict[str, str]:
    """The form as the browser sends it: a value for Sở Mẫu, none for Sở Khác."""
    mau, khac = cast.unit.pk, cast.other_unit.pk
    form = {
        "document": LETTER,
        f"value_{mau}": value,
        f"measure_{mau}": "percent",
        f"text_{mau}": "Giải ngân chậm",
        f"version_{mau}": "0",
        f"value_{khac}": "",
        f"measure_{khac}": "percent",
        f"text_{khac}": "",
        f"version_{khac}": "0",
    }
    return form | changes


@pytest.mark.parametrize(
    ("name", "status"), [("giang", 200), ("lan", 200), ("dung", 403), ("hoa", 403), ("minh", 403)]
)
def test_the_page_is_for_reporters_the_appraiser_and_the_inspector(
    cast: Cast, name: str, status: int
) -> None:
    assert entered(getattr(cast, name)).get("/truc/").status_code == status


def test_a_reporter_sees_and_writes_only_on_the_own_axis(cast: Cast, reporter: User) -> None:
    client = entered(reporter)
    page = text_of(client.get("/truc/"))
    assert "Trục 1: Phát triển kinh tế - xã hội và nhiệm vụ chính trị được giao" in page
    assert client.get("/truc/?truc=2").status_code == 404
    assert client.post("/truc/?truc=2", sent(cast, "90")).status_code == 404
    assert client.post("/truc/chot/?truc=2").status_code == 404
    assert not IndicatorResult.objects.exists()


def test_the_inspector_reads_without_inputs_and_may_not_send(cast: Cast) -> None:
    client = entered(cast.lan)
    response = client.get("/truc/")
    assert "Lưu kết quả" not in text_of(response)
    assert f'name="value_{cast.unit.pk}"' not in response.content.decode()
    assert client.post("/truc/", sent(cast, "90")).status_code == 403


def test_a_result_is_typed_saved_and_stands_beside_what_the_unit_says(
    cast: Cast, reporter: User
) -> None:
    assert cast.binh_case.official is not None
    done(make_task(cast, cast.binh_case.official))
    make_task(cast, cast.binh_case.official)
    client = entered(reporter)
    response = client.post("/truc/", sent(cast, "92,5 %"))
    assert response.status_code == 302
    page = text_of(client.get(response["Location"]))
    assert "Đã lưu kết quả của 1 đơn vị." in page
    assert f"Tạm báo cáo {LETTER} Trịnh Công Mẫu" in page
    assert "50,00% (1/2) +42,50" in page
    assert "Đã báo cáo 50,00% (1/2) đơn vị, trong đó 0 chính thức." in page
    assert IndicatorResult.objects.get().value == Decimal("92.5")


def test_what_is_wrong_is_said_at_the_field_and_what_was_typed_is_kept(
    cast: Cast, reporter: User
) -> None:
    client = entered(reporter)
    response = client.post("/truc/", sent(cast, "cao"))
    assert response.status_code == 422
    page = text_of(response)
    assert 'Kết quả, Sở Mẫu : "cao" không phải là điểm' in page
    assert b'value="cao"' in response.content
    assert "Giải ngân chậm" in page
    response = client.post("/truc/", sent(cast, "92", document=""))
    assert response.status_code == 422
    assert "Chưa ghi văn bản nguồn." in text_of(response)
    assert not IndicatorResult.objects.exists()


def test_sent_twice_nothing_changes_and_a_stale_form_is_told(cast: Cast, reporter: User) -> None:
    client = entered(reporter)
    assert client.post("/truc/", sent(cast, "92")).status_code == 302
    assert client.post("/truc/", sent(cast, "92")).status_code == 302
    assert IndicatorResult.objects.get().version == 1
    response = client.post("/truc/", sent(cast, "93"))
    assert response.status_code == 422
    page = text_of(response)
    assert "Người khác vừa lưu trước bạn." in page
    assert "Kết quả của Sở Mẫu vừa được người khác lưu" in page
    assert b'value="93"' in response.content


def test_final_results_have_no_input_until_the_appraiser_opens_them(
    cast: Cast, reporter: User
) -> None:
    client = entered(reporter)
    client.post("/truc/", sent(cast, "92"))
    response = client.post("/truc/chot/?truc=1", follow=True)
    assert "Đã chốt 1 kết quả chính thức trên trục 1." in text_of(response)
    assert f'name="value_{cast.unit.pk}"' not in response.content.decode()
    result = IndicatorResult.objects.get()
    form = {"result": str(result.pk), "version": str(result.version)}
    assert client.post("/truc/mo-lai/", form).status_code == 403
    appraiser = entered(cast.giang)
    opened = appraiser.post("/truc/mo-lai/", form, follow=True)
    assert "Đã mở lại kết quả của Sở Mẫu để sửa." in text_of(opened)
    again = appraiser.post("/truc/mo-lai/", form, follow=True)
    assert "vừa được người khác lưu" in text_of(again)


def test_indicators_are_those_of_the_block_chosen(cast: Cast, reporter: User) -> None:
    client = entered(reporter)
    assert "Chọn một khối để báo cáo theo từng chỉ tiêu" in text_of(client.get("/truc/"))
    address = "/truc/?khoi=peoples_committee&chi-tieu=1.1"
    assert "Chỉ tiêu 1.1:" in text_of(client.get(address))
    assert client.post(address, sent(cast, "80")).status_code == 302
    assert IndicatorResult.objects.get().indicator == "1.1"


@pytest.mark.parametrize(("day", "late"), [(29, False), (30, True)])
def test_after_the_last_day_what_is_missing_or_comes_is_late(
    cast: Cast, reporter: User, day: int, late: bool
) -> None:
    client = entered(reporter)
    with clock.on(date(2026, 6, day)):
        page = text_of(client.get("/truc/"))
        assert ("Đã quá hạn, còn 2 đơn vị chưa có kết quả." in page) is late
        client.post("/truc/", sent(cast, "92"))
        assert ("Tạm báo cáo chậm" in text_of(client.get("/truc/"))) is late


def test_the_list_is_exported_and_told(cast: Cast, reporter: User) -> None:
    client = entered(reporter)
    client.post("/truc/", sent(cast, "92"))
    response = client.get("/truc/?xlsx=1&tim=so mau")
    sheet = openpyxl.load_workbook(BytesIO(response.content)).worksheets[0]
    assert [cell.value for cell in sheet[2]][:4] == ["SO-MAU", "Sở Mẫu", 92, "Phần trăm kế hoạch"]
    assert sheet.max_row == 2
    assert LogLine.objects.filter(act="export_indicators", actor="son").count() == 1


def upload(client: Client, data: bytes, name: str = "ket-qua.xlsx") -> Any:
    return client.post("/truc/nhap/", {"file": SimpleUploadedFile(name, data)})


def test_a_file_is_seen_row_by_row_and_written_when_confirmed(cast: Cast, reporter: User) -> None:
    client = entered(reporter)
    lines = [
        Line("SO-MAU", "", "1", value="92,5", document=LETTER),
        Line("SO-KHAC", "", "2", value="90", document=LETTER),
    ]
    assert upload(client, indicators_xlsx(lines))["Location"] == "/truc/nhap/xem/"
    response = client.get("/truc/nhap/xem/")
    page = text_of(response)
    assert "2 Sở Mẫu, trục 1 Thêm mới 92,5 phần trăm kế hoạch" in page
    assert "Bạn không báo cáo trục 2 (trục của bạn: 1)." in page
    assert not IndicatorResult.objects.exists()
    seen = response.context["form"].initial["seen"]
    stale = client.post("/truc/nhap/xem/", {"seen": "0" * 64})
    assert stale.status_code == 422
    assert "Kết quả đã thay đổi từ khi bạn xem trước." in text_of(stale)
    done_ = client.post("/truc/nhap/xem/", {"seen": seen}, follow=True)
    assert "Đã thêm 1, sửa 0 kết quả." in text_of(done_)
    assert IndicatorResult.objects.get().unit == cast.unit


def test_a_file_that_cannot_be_read_is_refused_with_why(reporter: User) -> None:
    client = entered(reporter)
    response = upload(client, b"khong phai excel")
    assert response.status_code == 422
    assert "Không đọc được tệp." in text_of(response)
    assert upload(client, b"a,b", "so.csv").status_code == 422
    assert "Chưa chọn tệp." in text_of(client.post("/truc/nhap/", {}))
    gone = client.get("/truc/nhap/xem/", follow=True)
    assert "Tệp đã xem trước không còn" in text_of(gone)


def test_the_template_names_every_unit_with_what_is_reported(cast: Cast, reporter: User) -> None:
    client = entered(reporter)
    client.post("/truc/", sent(cast, "92,5"))
    book = openpyxl.load_workbook(BytesIO(client.get("/truc/mau/?truc=1").content))
    rows = [[cell.value for cell in row][:6] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert ["SO-MAU", "Sở Mẫu", "1", None, "92,5", "Phần trăm kế hoạch"] in rows
    assert ["SO-KHAC", "Sở Khác", "1", None, None, None] in rows


def test_without_a_cycle_the_page_says_what_to_do(cast: Cast) -> None:
    cast.cycle.dues.all().delete()
    cast.cycle.cases.all().delete()
    cast.cycle.delete()
    assert "Chưa mở kỳ đánh giá nào" in text_of(entered(cast.giang).get("/truc/"))


def test_queries_do_not_grow_with_the_units(cast: Cast, reporter: User) -> None:
    client = entered(reporter)

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/truc/").status_code == 200
        return len(caught)

    few = queries()
    for number in range(20):
        unit = make_unit(f"DV-{number}", f"Đơn vị Mẫu {number}")
        official = make_official(f"CB-{number}", f"Lê Văn Mẫu {number}")
        make_case(cast.cycle, unit, official, CaseRole.DEPUTY)
    assert queries() == few <= 20


def test_the_part_for_other_pages_shows_a_unit_by_axis(cast: Cast, reporter: User) -> None:
    entered(reporter).post("/truc/", sent(cast, "92,5"))
    lines = indicators_of([cast.unit], cast.cycle)[cast.unit.pk]
    part = text_of(HttpResponse(render_to_string("sauro/parts/indicators.html", {"lines": lines})))
    assert "nhiệm vụ chính trị được giao 92,50% — — Tạm báo cáo, Báo cáo 12-BC/ĐU" in part
    assert "2. Hoàn thiện thể chế" in part
