"""A task in the browser: results, acceptance, excuses, evidence, history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Case, Due
from sauro.casework.work.evidence import path_of
from sauro.casework.work.models import Evidence, Task, TaskUpdate
from sauro.regulation.procedure.steps import CaseState
from tests.casework.cast import Cast, done, make_task
from tests.casework.work.files import PDF, PNG
from tests.web.work.cast import client, official, queries, report_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(cast: Cast, settings: LazySettings, tmp_path: Path) -> Task:
    settings.EVIDENCE_ROOT = tmp_path
    return make_task(cast, official(cast.binh_case))


def path(task: Task, act: str = "") -> str:
    return f"/nhiem-vu/{task.pk}/{act}"


def send(browser: Client, task: Task, act: str, **data: object) -> tuple[int, str]:
    answer = browser.post(path(task, act), data)
    return answer.status_code, answer.content.decode()


def test_a_result_is_reported_and_waits(cast: Cast, task: Task) -> None:
    status, _ = send(client(cast.binh), task, "ket-qua/", **report_data(task))
    task.refresh_from_db()
    assert (status, task.acceptance, str(task.quality)) == (302, "reported", "92.50")
    page = client(cast.binh).get(path(task)).content.decode()
    assert "Chất lượng: (trống) → 92,5" in page
    assert "Số lượng: (trống) → 100" in page


def test_one_box_stands_for_all_four_parts(cast: Cast, task: Task) -> None:
    empty = dict.fromkeys(("quantity", "quality", "timeliness", "leadership"), "")
    data = report_data(task, full="on", **empty)
    assert send(client(cast.binh), task, "ket-qua/", **data)[0] == 302
    task.refresh_from_db()
    assert {str(getattr(task, key)) for key in empty} == {"100.00"}


def test_wrong_figures_are_said_at_the_field_and_kept(cast: Cast, task: Task) -> None:
    data = report_data(task, finished_on="31/06/2026", quality="chín mươi", progress="101")
    status, page = send(client(cast.binh), task, "ket-qua/", **data)
    assert status == 422
    for text in (
        "Không có ngày 31/06/2026",
        "&quot;chín mươi&quot; không phải là điểm",
        "Lớn quá: nhiều nhất là 100.",
        'value="chín mươi"',
        'value="31/06/2026"',
    ):
        assert text in page
    status, page = send(client(cast.binh), task, "ket-qua/", **report_data(task, quality=""))
    assert status == 422
    assert "Đã hoàn thành thì ghi chất lượng đạt bao nhiêu phần trăm kế hoạch." in page
    task.refresh_from_db()
    assert task.acceptance == "none"


def test_a_doubled_and_a_stale_result_are_told(cast: Cast, task: Task) -> None:
    data = report_data(task)
    assert send(client(cast.binh), task, "ket-qua/", **data)[0] == 302
    assert send(client(cast.binh), task, "ket-qua/", **data)[0] == 302
    assert TaskUpdate.objects.count() == 1
    status, page = send(client(cast.binh), task, "ket-qua/", **data | {"kq-quality": "91"})
    assert status == 422
    assert "Người khác vừa lưu trước bạn." in page
    assert 'value="91"' in page


def test_the_clerk_reports_on_behalf(cast: Cast, task: Task) -> None:
    assert send(client(cast.dung), task, "ket-qua/", **report_data(task))[0] == 302
    entry = Entry.objects.get(act="report_result")
    assert (entry.actor, entry.on_behalf_of) == ("dung", "Trần Thị Bình")
    assert "Đỗ Thị Dung nhập hộ Trần Thị Bình" in client(cast.an).get(path(task)).content.decode()


def test_the_head_accepts_with_a_ground_or_refuses_with_a_note(cast: Cast, task: Task) -> None:
    done(task, acceptance=Task.Acceptance.REPORTED)
    data = {"nt-accepted": "yes", "nt-exceeded": "on", "nt-version": 1}
    status, page = send(client(cast.an), task, "nghiem-thu/", **data)
    assert status == 422
    assert "Chỉ ghi nhận vượt yêu cầu khi có căn cứ: nêu vượt ở điểm nào." in page
    data["nt-note"] = "Vượt 20% khối lượng"
    assert send(client(cast.an), task, "nghiem-thu/", **data)[0] == 302
    task.refresh_from_db()
    assert (task.acceptance, task.exceeded) == ("accepted", True)
    assert send(client(cast.binh), task, "nghiem-thu/", **data)[0] == 403


def test_an_excuse_is_asked_confirmed_and_shown(cast: Cast, task: Task) -> None:
    status, page = send(client(cast.binh), task, "khach-quan/", **{"dn-version": 1})
    assert status == 422
    assert "Chưa nhập. Hãy điền mục này." in page
    asked = {"dn-cause": "Bão số 3", "dn-document": "CV 12", "dn-version": 1}
    assert send(client(cast.binh), task, "khach-quan/", **asked)[0] == 302
    answer = {"xn-body": "", "xn-version": 2, "xac-nhan": "1"}
    status, page = send(client(cast.an), task, "khach-quan/tra-loi/", **answer)
    assert status == 422
    assert "Chưa ghi cấp có thẩm quyền nào xác nhận" in page
    answer["xn-body"] = "Ban Thường vụ, CV 15"
    assert send(client(cast.an), task, "khach-quan/tra-loi/", **answer)[0] == 302
    assert "Ban Thường vụ, CV 15" in client(cast.binh).get(path(task)).content.decode()
    back = {"xn-reason": "Ghi nhầm", "xn-version": 3}
    assert send(client(cast.an), task, "khach-quan/tra-loi/", **back)[0] == 302
    task.refresh_from_db()
    assert (task.excuse, task.excuse_reply) == ("refused", "Ghi nhầm")


def upload(browser: Client, task: Task, *files: SimpleUploadedFile) -> tuple[int, str]:
    answer = browser.post(path(task, "minh-chung/"), {"evidence": list(files)})
    return answer.status_code, answer.content.decode()


def test_evidence_is_taken_and_given_back_only_to_be_saved(cast: Cast, task: Task) -> None:
    files = [SimpleUploadedFile("Báo cáo.pdf", PDF), SimpleUploadedFile("anh.png", PNG)]
    assert upload(client(cast.binh), task, *files)[0] == 302
    kept = Evidence.objects.get(kind="pdf")
    answer = client(cast.an).get(path(task, f"minh-chung/{kept.pk}/"))
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == ("attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"
    entry = Entry.objects.get(act="download_evidence")
    assert (entry.actor, entry.details["file"]) == ("an", "Báo cáo.pdf")


def test_evidence_is_not_given_to_strangers_nor_under_another_task(cast: Cast, task: Task) -> None:
    upload(client(cast.binh), task, SimpleUploadedFile("a.pdf", PDF))
    kept = Evidence.objects.get()
    other = make_task(cast, official(cast.chi_case))
    for user in (cast.chi, cast.oanh):
        assert client(user).get(path(task, f"minh-chung/{kept.pk}/")).status_code == 404
    assert client(cast.chi).get(path(other, f"minh-chung/{kept.pk}/")).status_code == 404
    assert not Entry.objects.filter(act="download_evidence").exists()


def test_a_wrong_file_is_refused_at_its_field(cast: Cast, task: Task) -> None:
    status, page = upload(client(cast.binh), task, SimpleUploadedFile("a.pdf", PNG))
    assert status == 422
    assert "Nội dung tệp &quot;a.pdf&quot; không đúng là pdf" in page
    assert upload(client(cast.binh), task)[0] == 422
    assert not Evidence.objects.exists()


def test_a_file_is_taken_back_and_a_lost_one_is_said(cast: Cast, task: Task) -> None:
    upload(client(cast.binh), task, SimpleUploadedFile("a.pdf", PDF))
    kept = Evidence.objects.get()
    path_of(kept.digest).unlink()
    lost = client(cast.an).get(path(task, f"minh-chung/{kept.pk}/"), follow=True)
    assert "khôi phục từ bản sao lưu" in lost.content.decode()
    assert send(client(cast.binh), task, f"minh-chung/{kept.pk}/go/")[0] == 302
    assert send(client(cast.binh), task, f"minh-chung/{kept.pk}/go/")[0] == 404


def test_a_submitted_dossier_leaves_the_page_to_be_read(cast: Cast, task: Task) -> None:
    Case.objects.filter(pk=cast.binh_case.pk).update(state=CaseState.SUBMITTED.value)
    page = client(cast.binh).get(path(task)).content.decode()
    assert "Hồ sơ đã nộp cơ quan thẩm định: nhiệm vụ chỉ còn xem được." in page
    assert "Lưu kết quả" not in page
    status, page = send(client(cast.binh), task, "ket-qua/", **report_data(task))
    assert status == 422
    task.refresh_from_db()
    assert task.acceptance == "none"


@pytest.mark.parametrize(("last_day", "marked"), [(19, True), (20, False)])
def test_what_comes_after_the_dossiers_last_day_is_marked_a_supplement(
    cast: Cast, task: Task, last_day: int, marked: bool
) -> None:
    Due.objects.filter(code="unit_dossiers").update(last_day=date(2026, 6, last_day))
    send(client(cast.binh), task, "ket-qua/", **report_data(task))
    page = client(cast.an).get(path(task)).content.decode()
    assert (">bổ sung</span>" in page) is marked


def test_a_task_is_edited_and_removed(cast: Cast, task: Task) -> None:
    data = {
        "title": "Tên mới",
        "axis": "2",
        "kind": "ad_hoc",
        "deadline": "30/6/2026",
        "code": task.code,
        "version": "1",
    }
    assert send(client(cast.binh), task, "sua/", **data)[0] == 302
    task.refresh_from_db()
    assert (task.title, task.deadline, task.responsible) == (
        "Tên mới",
        date(2026, 6, 30),
        official(cast.binh_case),
    )
    status, page = send(client(cast.binh), task, "sua/", **data | {"title": "", "version": "2"})
    assert status == 422
    assert "Chưa nhập. Hãy điền mục này." in page
    assert send(client(cast.binh), task, "xoa/", version="1")[0] == 422
    assert send(client(cast.binh), task, "xoa/", version="2")[0] == 302
    assert not Task.objects.exists()


def test_queries_do_not_grow_with_history_and_files(cast: Cast, task: Task) -> None:
    browser = client(cast.an)
    send(client(cast.binh), task, "ket-qua/", **report_data(task))
    before = queries(browser, path(task))
    for quality in range(50, 60):
        task.refresh_from_db()
        send(client(cast.binh), task, "ket-qua/", **report_data(task, quality=str(quality)))
        upload(client(cast.binh), task, SimpleUploadedFile(f"{quality}.pdf", PDF))
    assert queries(browser, path(task)) == before <= 20
