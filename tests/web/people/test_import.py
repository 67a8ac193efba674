"""The import: everything seen first, nothing written before it is confirmed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sauro.casework import clock
from sauro.casework.audit.models import Entry
from sauro.casework.people.models import Official, Unit
from sauro.casework.structure.held_files import GONE, LASTS
from sauro.regulation.frame_model import Block
from sauro.regulation.quarter.facts import Role
from sauro.tables.people.book import people_xlsx
from sauro.tables.people.file import read_people_bytes
from sauro.tables.people.rows import AssignmentRow, OfficialRow, PeopleFile, UnitRow
from tests.casework.cast import Cast
from tests.web.people.browser import client_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

UNIT = UnitRow(code="SO-MOI", name="Sở Mẫu số 9", parent="TINH", block=Block.PEOPLES_COMMITTEE)
BINH = OfficialRow(code="CB-binh", name="Trần Thị Bình Minh")
HAI = OfficialRow(code="CB-hai", name="Hoàng Thị Hải")
PEOPLE = PeopleFile(units=(UNIT,), officials=(BINH, HAI))


@pytest.fixture
def client(cast: Cast) -> Client:
    """Minh, who administers."""
    return client_of(cast.minh)


@pytest.fixture(autouse=True)
def _no_file_left() -> Iterator[None]:
    yield
    for file in kept_files():
        file.unlink()


def kept_files() -> list[Path]:
    """The files between preview and confirmation."""
    folder = settings.DATA / "imports"
    return list(folder.iterdir()) if folder.exists() else []


def upload(client: Client, data: bytes, name: str = "tinh.xlsx") -> Page:
    """Send a file and go where it leads."""
    return client.post("/quan-tri/nhap/", {"file": SimpleUploadedFile(name, data)}, follow=True)


def seen_in(page: Page) -> str:
    """What the page says was seen."""
    return str(page.context["seen"])


def test_a_file_is_shown_row_by_row_and_nothing_is_written(client: Client) -> None:
    page = upload(client, people_xlsx(PEOPLE))
    text = page.content.decode()
    assert "<title>Xem trước tệp nhập · Sáu Rõ</title>" in text
    assert "SO-MOI: Sở Mẫu số 9" in text
    assert '<del class="sr-soft">Trần Thị Bình</del>' in text
    assert "<b>Trần Thị Bình Minh</b>" in text
    assert "Xác nhận ghi 3 dòng" in text
    assert not Unit.objects.filter(code="SO-MOI").exists()
    assert not Entry.objects.exists()


def test_confirming_writes_all_of_it_once_and_removes_the_file(client: Client) -> None:
    page = upload(client, people_xlsx(PEOPLE))
    assert len(kept_files()) == 1
    done = client.post("/quan-tri/nhap/xem/", {"seen": seen_in(page)}, follow=True)
    assert "Đã ghi 2 dòng mới, 1 dòng thay đổi" in done.content.decode()
    assert Official.objects.get(code="CB-binh").name == "Trần Thị Bình Minh"
    assert [line.act for line in Entry.objects.all()] == ["import_people"]
    assert kept_files() == []
    again = client.post("/quan-tri/nhap/xem/", {"seen": seen_in(page)}, follow=True)
    assert GONE in again.content.decode()
    assert Entry.objects.count() == 1


def test_what_changed_since_the_preview_must_be_seen_again(client: Client) -> None:
    page = upload(client, people_xlsx(PEOPLE))
    Official.objects.filter(code="CB-binh").update(name="Trần Thị Bình An")
    stale = client.post("/quan-tri/nhap/xem/", {"seen": seen_in(page)})
    assert stale.status_code == 422
    text = stale.content.decode()
    assert "Dữ liệu trong hệ thống đã thay đổi từ lúc bạn xem trước" in text
    assert "Trần Thị Bình An</del>" in text
    assert not Unit.objects.filter(code="SO-MOI").exists()
    client.post("/quan-tri/nhap/xem/", {"seen": seen_in(stale)})
    assert Unit.objects.filter(code="SO-MOI").exists()


def test_a_second_file_takes_the_place_of_the_first(client: Client) -> None:
    first = upload(client, people_xlsx(PEOPLE))
    upload(client, people_xlsx(replace(PEOPLE, units=())))
    assert len(kept_files()) == 1
    stale = client.post("/quan-tri/nhap/xem/", {"seen": seen_in(first)})
    assert stale.status_code == 422
    assert not Official.objects.filter(code="CB-hai").exists()


def test_a_refused_row_says_why_and_bars_the_confirmation(client: Client) -> None:
    row = AssignmentRow(
        official="CB-hai", unit="KHONG-CO", post="PGD", role=Role.DEPUTY, since=date(2026, 6, 1)
    )
    page = upload(client, people_xlsx(replace(PEOPLE, assignments=(row,))))
    text = page.content.decode()
    assert (
        "Không có đơn vị mã &quot;KHONG-CO&quot; trong tệp lẫn trong hệ thống: sửa mã, "
        "hoặc thêm dòng đó vào tệp."
    ) in text
    assert "Xác nhận ghi" not in text
    refused = client.post("/quan-tri/nhap/xem/", {"seen": seen_in(page)})
    assert refused.status_code == 422
    assert not Official.objects.filter(code="CB-hai").exists()


def test_the_rows_are_filtered_by_what_becomes_of_them(client: Client) -> None:
    upload(client, people_xlsx(PEOPLE))
    changed = client.get("/quan-tri/nhap/xem/", {"ketqua": "changed"}).content.decode()
    assert ("Trần Thị Bình Minh" in changed, "SO-MOI" in changed) == (True, False)
    units = client.get("/quan-tri/nhap/xem/", {"bang": "units"}).content.decode()
    assert ("Trần Thị Bình Minh" in units, "SO-MOI" in units) == (False, True)


def test_a_file_that_cannot_be_read_is_told_by_sheet_row_and_column(client: Client) -> None:
    page = upload(client, people_xlsx(PeopleFile(officials=(replace(HAI, name=""),))))
    assert page.status_code == 422
    text = page.content.decode()
    assert "tinh.xlsx, trang" in text
    assert "dòng 2, cột" in text
    assert kept_files() == []


@pytest.mark.parametrize(
    ("size", "status"), [(10 * 1024 * 1024, "doc"), (10 * 1024 * 1024 + 1, "lon")]
)
def test_ten_megabytes_are_read_and_one_byte_more_is_not(
    client: Client, size: int, status: str
) -> None:
    page = upload(client, b"x" * size)
    assert page.status_code == 422
    too_large = "Tệp lớn hơn 10 MB. Hãy chia thành nhiều tệp" in page.content.decode()
    assert too_large == (status == "lon")


def test_no_file_and_an_empty_one_are_told(client: Client) -> None:
    page = client.post("/quan-tri/nhap/", {})
    assert page.status_code == 422
    assert "Chưa chọn tệp. Hãy chọn tệp để tải lên." in page.content.decode()
    assert "Tệp rỗng." in upload(client, b"").content.decode()


@pytest.mark.parametrize(("age", "files"), [(LASTS - 60, 1), (LASTS + 60, 0)])
def test_a_file_is_kept_for_an_hour(client: Client, age: int, files: int) -> None:
    upload(client, people_xlsx(PEOPLE))
    kept = int(clock.now().timestamp()) - age
    os.utime(kept_files()[0], (kept, kept))
    page = client.get("/quan-tri/nhap/xem/", follow=True)
    assert (GONE in page.content.decode()) == (files == 0)
    assert len(kept_files()) == files


def test_a_file_changed_on_the_disk_is_not_read(client: Client) -> None:
    upload(client, people_xlsx(PEOPLE))
    kept_files()[0].write_bytes(people_xlsx(replace(PEOPLE, units=())))
    assert GONE in client.get("/quan-tri/nhap/xem/", follow=True).content.decode()


def test_another_session_does_not_reach_the_file(client: Client, cast: Cast) -> None:
    page = upload(client, people_xlsx(PEOPLE))
    other = client_of(cast.minh)
    answer = other.post("/quan-tri/nhap/xem/", {"seen": seen_in(page)}, follow=True)
    assert GONE in answer.content.decode()
    assert not Entry.objects.exists()


def test_the_file_may_be_put_away(client: Client) -> None:
    upload(client, people_xlsx(PEOPLE))
    page = client.post("/quan-tri/nhap/bo/", follow=True)
    assert "Đã bỏ tệp. Chưa ghi gì vào hệ thống." in page.content.decode()
    assert kept_files() == []


def test_the_export_comes_in_again_unchanged_and_is_logged(client: Client) -> None:
    data = client.get("/quan-tri/nhap/du-lieu.xlsx").content
    assert len(read_people_bytes(data, "x.xlsx").officials) == 4
    assert [line.act for line in Entry.objects.all()] == ["export_people"]
    page = upload(client, data).content.decode()
    assert "Tệp giống hệt dữ liệu hiện có: không có gì để ghi." in page
    assert "Xác nhận ghi" not in page


def test_the_template_holds_no_rows(client: Client) -> None:
    page = upload(client, client.get("/quan-tri/nhap/mau.xlsx").content)
    assert page.status_code == 422
    assert "không có dòng nào để nhập; ghi số liệu vào tệp mẫu" in page.content.decode()


PATHS = [
    "/quan-tri/",
    "/quan-tri/can-bo/",
    "/quan-tri/don-vi/",
    "/quan-tri/nhap/",
    "/quan-tri/nhap/xem/",
    "/quan-tri/nhap/mau.xlsx",
    "/quan-tri/nhap/du-lieu.xlsx",
]


@pytest.mark.parametrize("path", PATHS)
def test_only_the_administrator_enters(cast: Cast, path: str) -> None:
    for user in cast.everybody:
        status = client_of(user).get(path).status_code
        assert status in ((200, 302) if user == cast.minh else (403,)), user.username
