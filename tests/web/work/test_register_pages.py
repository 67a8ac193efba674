"""The register in the browser: filtered, searched, exported, added to, carried over, imported."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sauro.casework.audit.models import Entry
from sauro.casework.work.models import Task
from sauro.tables.tasks.book import tasks_xlsx
from sauro.tables.tasks.rows import TaskRow
from tests.casework.cast import Cast, done, make_task
from tests.web.work.cast import client, official, queries, two_tasks

pytestmark = pytest.mark.django_db


def path(cast: Cast, act: str = "") -> str:
    return f"/nhiem-vu/don-vi/{cast.unit.pk}/{act}"


def test_the_list_is_searched_without_diacritics_and_filtered(cast: Cast) -> None:
    make_task(cast, official(cast.binh_case), title="Giải ngân vốn đầu tư")
    make_task(cast, official(cast.chi_case), axis=3, title="Chuyển đổi số")
    browser = client(cast.dung)
    for query, shown in (
        ("?tim=giai+ngan", {"Giải ngân"}),
        ("?truc=3", {"Chuyển đổi số"}),
        (f"?nguoi={cast.chi_case.official_id}", {"Chuyển đổi số"}),
        ("?ky=2026-Q1", set()),
        ("", {"Giải ngân", "Chuyển đổi số"}),
    ):
        page = browser.get(path(cast) + query).content.decode()
        assert {text for text in ("Giải ngân", "Chuyển đổi số") if text in page} == shown


def test_a_changed_title_is_found_again(cast: Cast) -> None:
    task = make_task(cast, official(cast.binh_case), title="Việc cũ")
    data = {"title": "Đề án mới", "axis": "1", "kind": "planned", "version": "1"}
    data |= {"responsible": str(task.responsible_id), "code": task.code}
    assert client(cast.dung).post(f"/nhiem-vu/{task.pk}/sua/", data).status_code == 302
    assert "Đề án mới" in client(cast.dung).get(path(cast, "?tim=de+an")).content.decode()


def test_the_export_holds_what_the_list_shows(cast: Cast) -> None:
    done(make_task(cast, official(cast.binh_case), title="=1+1"))
    make_task(cast, official(cast.chi_case), axis=3)
    answer = client(cast.dung).get(path(cast, "?truc=1&xlsx=1"))
    sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1][1] == "'=1+1"
    assert "Đã nghiệm thu" in str(rows[1][-1])
    assert Entry.objects.get(act="export_register").details == {"period": "2026-Q2", "tasks": 1}


def test_the_figures_above_the_list_are_those_of_the_unit(cast: Cast) -> None:
    done(make_task(cast, official(cast.binh_case)))
    done(make_task(cast, official(cast.binh_case)), acceptance=Task.Acceptance.REPORTED)
    make_task(cast, official(cast.chi_case), excuse=Task.Excuse.CONFIRMED)
    page = client(cast.an).get(path(cast)).content.decode()
    assert '<span class="sr-kpi">1<span class="sr-soft"> / 2</span></span>nhiệm vụ hoàn' in page
    assert "Nghiệm thu 1 kết quả" in page
    assert "không tính (trên 3 được giao)" in page


def test_a_clerk_adds_a_task_for_anybody_of_the_unit_only(cast: Cast) -> None:
    data = {
        "title": "Việc mới",
        "axis": "4",
        "kind": "planned",
        "responsible": str(cast.chi_case.official_id),
        "deadline": "1/6/2026",
        "them-nua": "1",
    }
    answer = client(cast.dung).post(path(cast, "them/"), data)
    assert answer.headers["Location"] == path(cast, "them/")
    assert Task.objects.get().responsible == cast.chi_case.official
    data["responsible"] = str(cast.phuc_case.official_id)
    refused = client(cast.dung).post(path(cast, "them/"), data)
    assert refused.status_code == 422
    assert "Không còn lựa chọn này, hoặc không thuộc phạm vi của bạn." in refused.content.decode()
    assert 'value="Việc mới"' in refused.content.decode()


def test_open_tasks_of_last_quarter_are_carried_over(cast: Cast) -> None:
    make_task(cast, official(cast.binh_case), period="2026-Q1", title="Còn dở")
    answer = client(cast.dung).post(path(cast, "chuyen-tiep/"), follow=True)
    assert "Đã chuyển 1 nhiệm vụ chưa xong của quý trước." in answer.content.decode()
    again = client(cast.dung).post(path(cast, "chuyen-tiep/"), follow=True)
    assert "Quý trước không còn nhiệm vụ nào chưa chuyển." in again.content.decode()


def upload(browser: Client, cast: Cast, *rows: TaskRow) -> str:
    file = SimpleUploadedFile("nhiem-vu.xlsx", tasks_xlsx(rows))
    answer = browser.post(path(cast, "nhap/"), {"file": file})
    assert answer.headers["Location"] == path(cast, "nhap/xem/")
    return browser.get(path(cast, "nhap/xem/")).content.decode()


def seen_in(page: str) -> str:
    return page.split('name="seen" value="')[1].split('"')[0]


def test_an_import_is_seen_row_by_row_then_confirmed(cast: Cast) -> None:
    browser = client(cast.dung)
    page = upload(
        browser, cast, TaskRow(title="Việc mới", axis=1), TaskRow(title="Sai", axis=1, field="Y")
    )
    assert "Thêm mới: 1" in page
    assert "Không nhận: 1" in page
    assert "Sở Mẫu không có lĩnh vực &quot;Y&quot;" in page
    assert not Task.objects.exists()
    answer = browser.post(path(cast, "nhap/xem/"), {"seen": seen_in(page)}, follow=True)
    assert "Đã thêm 1, sửa 0 nhiệm vụ." in answer.content.decode()
    assert Task.objects.get().title == "Việc mới"
    twice = browser.post(path(cast, "nhap/xem/"), {"seen": seen_in(page)}, follow=True)
    assert "Hãy chọn tệp và tải lên lại." in twice.content.decode()


def test_what_was_not_seen_is_not_written(cast: Cast) -> None:
    browser = client(cast.dung)
    page = upload(browser, cast, TaskRow(code="A1", title="Việc mới", axis=1))
    make_task(cast, official(cast.binh_case), code="A1", title="Người khác vừa thêm")
    answer = browser.post(path(cast, "nhap/xem/"), {"seen": seen_in(page)})
    assert answer.status_code == 422
    assert "Danh mục nhiệm vụ đã thay đổi từ khi bạn xem trước." in answer.content.decode()
    assert "Người khác vừa thêm" in answer.content.decode()
    assert Task.objects.get().title == "Người khác vừa thêm"
    assert browser.post(path(cast, "nhap/bo/")).status_code == 302
    assert "session" not in browser.session


def test_a_file_that_cannot_be_read_is_said(cast: Cast) -> None:
    file = SimpleUploadedFile("nhiem-vu.xlsx", b"khong phai")
    answer = client(cast.dung).post(path(cast, "nhap/"), {"file": file})
    assert answer.status_code == 422
    assert "Không đọc được tệp." in answer.content.decode()


def test_the_register_downloaded_to_edit_reads_back_unchanged(cast: Cast) -> None:
    two_tasks(cast)
    browser = client(cast.dung)
    data = browser.get(path(cast, "nhap/mau.xlsx?day-du=1")).content
    file = SimpleUploadedFile("nhiem-vu.xlsx", data)
    browser.post(path(cast, "nhap/"), {"file": file})
    page = browser.get(path(cast, "nhap/xem/")).content.decode()
    assert "Không đổi: 2" in page
    assert "Không có dòng nào để ghi." in page


def test_queries_do_not_grow_with_the_register(cast: Cast) -> None:
    done(two_tasks(cast)[0], acceptance=Task.Acceptance.REPORTED)
    pages = [(cast.dung, path(cast)), (cast.an, path(cast, "nghiem-thu/"))]
    pages += [(cast.giang, "/nhiem-vu/"), (cast.an, "/ke-hoach/?buoc=planning")]
    before = [queries(client(user), page) for user, page in pages]
    for number in range(30):
        task = make_task(cast, official(cast.chi_case), axis=number % 6 + 1)
        done(task, acceptance=Task.Acceptance.REPORTED)
    after = [queries(client(user), page) for user, page in pages]
    assert after == before
    assert max(after) <= 20
