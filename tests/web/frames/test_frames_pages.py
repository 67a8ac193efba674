"""Khung tiêu chí: seen by block, replaced by the official one in two steps, given to a cycle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.frames import (
    NEWER,
    FrameFile,
    frame_of_version,
    load_frame_version,
    packaged,
)
from sauro.casework.cycles.models import Case, Cycle, FrameVersion
from sauro.casework.structure.held_files import GONE
from sauro.regulation.frame_model import Block, Frame, Totals
from sauro.regulation.procedure.steps import CaseState
from sauro.tables.frames.book import frame_xlsx
from sauro.tables.frames.file import read_frame_bytes
from sauro.web.frames.uploading import OTHER_FILE
from tests.casework.cast import Cast, actor
from tests.web.people.browser import client_of

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Page

HOME = "/quan-tri/khung/"
LOOK = f"{HOME}nap/xem/"
BLOCK = Block.PEOPLES_COMMITTEE
OFFICIAL = replace(packaged(BLOCK), title="Khung chính thức", sample=False)
REPIN = "Dùng khung mới cho kỳ đang mở"


@pytest.fixture
def client(cast: Cast) -> Client:
    """Giang, who appraises."""
    return client_of(cast.giang)


@pytest.fixture(autouse=True)
def kept(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """Where files wait for confirmation, of this test alone; no frame is remembered after it."""
    settings.DATA = tmp_path
    yield tmp_path / "imports"
    frame_of_version.cache_clear()


def load(cast: Cast, frame: Frame = OFFICIAL) -> FrameVersion:
    file = FrameFile("khung.xlsx", "ab" * 32)
    return load_frame_version(actor=actor(cast.giang), frame=frame, file=file)


def upload(client: Client, data: bytes, name: str = "khung-so.xlsx") -> Page:
    return client.post(f"{HOME}nap/", {"file": SimpleUploadedFile(name, data)}, follow=True)


def seen(page: Page, **values: object) -> dict[str, object]:
    """What the page says was seen, as its form sends it."""
    return {"seen": page.context["digest"], "after": page.context["after"], **values}


def confirm(client: Client, page: Page, **values: object) -> Page:
    return client.post(LOOK, seen(page, **values), follow=True)


def test_every_block_stands_with_the_packaged_sample_at_first(client: Client) -> None:
    text = client.get(HOME).content.decode()
    assert "<title>Khung tiêu chí · Sáu Rõ</title>" in text
    assert "Còn 11/11 khối dùng khung mẫu." in text
    assert all(block.vietnamese in text for block in Block)
    assert "Chưa nạp khung nào" in text
    assert REPIN not in text


def test_a_file_is_shown_with_what_it_changes_and_nothing_is_written(client: Client) -> None:
    text = upload(client, frame_xlsx(OFFICIAL)).content.decode()
    assert "<title>Xem trước khung tiêu chí · Sáu Rõ</title>" in text
    assert "Khác khung đi kèm đang dùng: 2 chỗ" in text
    assert f'<del class="sr-soft">{packaged(BLOCK).title}</del>' in text
    assert "Tiêu chí chung: 30,00 điểm" in text
    assert "Các trục kết quả: 70,00 điểm" in text
    assert "Nạp thành phiên bản 1" in text
    assert not FrameVersion.objects.exists()
    assert not Entry.objects.exists()


def test_confirming_makes_the_version_once_and_removes_the_file(client: Client, kept: Path) -> None:
    page = upload(client, frame_xlsx(OFFICIAL))
    values = seen(page, note="Hướng dẫn 15-HD/BTC")
    done = client.post(LOOK, values, follow=True).content.decode()
    assert "Đã nạp phiên bản 1 của khung &quot;Khung chính thức&quot;. Kỳ mở sau sẽ dùng." in done
    assert "Còn 10/11 khối dùng khung mẫu." in done
    assert ("khung-so.xlsx" in done, "Hướng dẫn 15-HD/BTC" in done) == (True, True)
    version = FrameVersion.objects.get()
    assert (version.digest, version.loaded_by) == (values["seen"], "giang")
    assert frame_of_version(version.pk) == OFFICIAL
    assert list(kept.iterdir()) == []
    again = client.post(LOOK, values, follow=True)
    assert GONE in again.content.decode()
    assert FrameVersion.objects.count() == 1


def test_what_was_loaded_meanwhile_must_be_compared_again(client: Client, cast: Cast) -> None:
    page = upload(client, frame_xlsx(OFFICIAL))
    load(cast, replace(OFFICIAL, title="Khung của người khác"))
    stale = confirm(client, page, note="Ghi chú đã gõ")
    assert stale.status_code == 422
    text = stale.content.decode()
    assert NEWER in text
    assert "Ghi chú đã gõ" in text
    assert '<del class="sr-soft">Khung của người khác</del>' in text
    confirm(client, stale)
    assert list(FrameVersion.objects.values_list("number", flat=True)) == [2, 1]


def test_a_second_file_is_not_written_under_the_first_ones_preview(client: Client) -> None:
    first = upload(client, frame_xlsx(OFFICIAL))
    upload(client, frame_xlsx(replace(OFFICIAL, title="Khung hai")))
    stale = confirm(client, first)
    assert (stale.status_code, OTHER_FILE in stale.content.decode()) == (422, True)
    assert not FrameVersion.objects.exists()


def test_the_frame_in_use_has_nothing_to_load(client: Client) -> None:
    page = upload(client, frame_xlsx(packaged(BLOCK)))
    text = page.content.decode()
    assert "Khung trong tệp giống hệt khung đang dùng: không có gì để nạp." in text
    assert "Nạp thành phiên bản" not in text
    assert confirm(client, page).status_code == 422
    assert not FrameVersion.objects.exists()


def test_every_fault_is_told_by_sheet_row_and_column(client: Client) -> None:
    axes = (OFFICIAL.axes[0]._replace(title=""), *OFFICIAL.axes[1:])
    criteria = (OFFICIAL.criteria[0]._replace(maximum=Decimal(99)), *OFFICIAL.criteria[1:])
    page = upload(client, frame_xlsx(replace(OFFICIAL, axes=axes, criteria=criteria)))
    assert page.status_code == 422
    problems = page.context["problems"]
    assert len(problems) == 2
    assert any(
        'khung-so.xlsx, trang tính "Trục kết quả", dòng 2, cột "Tên trục"' in each
        for each in problems
    )
    assert any('trang tính "Tiêu chí chung"' in each for each in problems)


def test_a_scale_that_the_province_does_not_use_is_told(client: Client) -> None:
    first, *others = OFFICIAL.criteria
    more = (first._replace(maximum=first.maximum + 10), *others)
    totals = Totals(OFFICIAL.totals.general + 10, OFFICIAL.totals.results)
    page = upload(client, frame_xlsx(replace(OFFICIAL, criteria=more, totals=totals)))
    assert page.status_code == 422
    assert "phải là 30 và 70 (QD-366 Điều 10)." in page.content.decode()


def test_no_file_a_broken_one_and_a_large_one_are_told(client: Client) -> None:
    none = client.post(f"{HOME}nap/", {})
    assert (none.status_code, "Chưa chọn tệp." in none.content.decode()) == (422, True)
    assert upload(client, b"khong phai").status_code == 422
    assert upload(client, frame_xlsx(OFFICIAL), "khung.xls").status_code == 422
    large = upload(client, b"x" * (5 * 1024 * 1024 + 1))
    assert "Tệp lớn hơn 5 MB." in large.content.decode()


def test_the_file_may_be_put_away(client: Client) -> None:
    upload(client, frame_xlsx(OFFICIAL))
    page = client.post(f"{HOME}nap/bo/", follow=True)
    assert "Đã bỏ tệp. Chưa ghi gì vào hệ thống." in page.content.decode()
    assert GONE in client.get(LOOK, follow=True).content.decode()


def test_packaged_and_loaded_frames_come_as_files_that_are_read_back_equal(
    client: Client, cast: Cast
) -> None:
    version = load(cast)
    own = client.get(f"{HOME}ban/{version.pk}.xlsx")
    assert read_frame_bytes(own.content, "x.xlsx") == OFFICIAL
    assert own["Content-Disposition"].endswith('-ban-1.xlsx"')
    with_it = client.get(f"{HOME}di-kem/commune.xlsx")
    assert read_frame_bytes(with_it.content, "x.xlsx") == packaged(Block.COMMUNE)
    assert Entry.objects.filter(act="export_frame").count() == 2


def test_an_unknown_block_version_or_cycle_is_not_found(client: Client, cast: Cast) -> None:
    assert client.get(f"{HOME}di-kem/khong-co.xlsx").status_code == 404
    assert client.get(f"{HOME}ban/999.xlsx").status_code == 404
    assert client.post(f"{HOME}ky/999/{BLOCK}/", {"version": 1}).status_code == 404
    assert client.post(f"{HOME}ky/{cast.cycle.pk}/khong-co/", {"version": 1}).status_code == 404


def test_an_open_cycle_is_given_the_new_frame_by_its_button(client: Client, cast: Cast) -> None:
    version = load(cast)
    assert client.get(HOME).content.decode().count(REPIN) == 1
    path = f"{HOME}ky/{cast.cycle.pk}/{BLOCK}/"
    done = client.post(path, {"version": version.pk}, follow=True).content.decode()
    assert f"dùng khung mới nhất của khối {BLOCK.vietnamese}." in done
    assert REPIN not in done
    assert Cycle.objects.get(pk=cast.cycle.pk).frames == {BLOCK.value: version.pk}
    again = client.post(path, {"version": version.pk})
    assert again.status_code == 422
    assert "Kỳ này đang dùng phiên bản đó của khung." in again.content.decode()


def test_the_button_goes_when_a_case_of_the_block_has_begun(client: Client, cast: Cast) -> None:
    version = load(cast)
    Case.objects.filter(pk=cast.an_case.pk).update(state=CaseState.PLAN_SUBMITTED.value)
    assert REPIN not in client.get(HOME).content.decode()
    refused = client.post(f"{HOME}ky/{cast.cycle.pk}/{BLOCK}/", {"version": version.pk})
    assert refused.status_code == 422
    assert "đã qua bước lập kế hoạch theo khung cũ" in refused.content.decode()


def test_the_rules_page_shows_the_frame_that_the_cycle_uses(client: Client, cast: Cast) -> None:
    version = load(cast)
    assert "khung chính thức" not in client.get("/quy-tac/").content.decode()
    Cycle.objects.filter(pk=cast.cycle.pk).update(frames={BLOCK.value: version.pk})
    assert client.get("/quy-tac/").content.decode().count("khung chính thức") == 1


def test_only_the_appraising_agency_has_the_page_and_its_menu_line(cast: Cast) -> None:
    assert f'href="{HOME}"' in client_of(cast.giang).get("/").content.decode()
    for user in (cast.an, cast.minh, cast.hoa):
        assert client_of(user).get(HOME).status_code == 403
        assert f'href="{HOME}"' not in client_of(user).get("/").content.decode()


def test_more_versions_take_no_more_queries(client: Client, cast: Cast) -> None:
    client.get(HOME)
    with CaptureQueriesContext(connection) as few:
        client.get(HOME)
    for number in range(12):
        load(cast, replace(OFFICIAL, title=f"Khung {number}"))
    with CaptureQueriesContext(connection) as many:
        client.get(HOME)
    assert len(many) == len(few) <= 20
