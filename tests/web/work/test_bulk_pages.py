"""Many results on one page: few steps, all or none, what is wrong said at its row."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sauro.casework.audit.models import Entry
from sauro.casework.work.evidence import path_of
from sauro.casework.work.models import Evidence, Task
from tests.casework.cast import Cast, done, make_task
from tests.casework.work.files import PDF
from tests.web.work.cast import client, official, two_tasks

pytestmark = pytest.mark.django_db


def sent(*tasks: Task, **rows: dict[str, object]) -> dict[str, object]:
    """The whole form as the browser sends it: what was not touched as it stands."""
    data: dict[str, object] = {}
    for place, task in enumerate(tasks):
        row = {"progress": task.progress, "version": task.version, **rows.get(f"row{place}", {})}
        data |= {f"t{task.pk}-{key}": value for key, value in row.items()}
    return data


def results(cast: Cast) -> str:
    return f"/ke-hoach/{cast.binh_case.pk}/ket-qua/"


def acceptance(cast: Cast) -> str:
    return f"/nhiem-vu/don-vi/{cast.unit.pk}/nghiem-thu/"


def test_a_day_and_a_tick_report_a_task_and_untouched_rows_stay(cast: Cast) -> None:
    tasks = two_tasks(cast)
    data = sent(*tasks, row0={"finished_on": "10/6/2026", "full": "on"})
    answer = client(cast.binh).post(results(cast), data, follow=True)
    assert "Đã lưu kết quả 1 nhiệm vụ, đang chờ nghiệm thu." in answer.content.decode()
    first, second = Task.objects.order_by("pk")
    assert (first.acceptance, first.progress, str(first.leadership)) == ("reported", 100, "100.00")
    assert (second.acceptance, second.version) == ("none", 1)


def test_of_wrong_rows_each_is_said_and_none_is_saved(cast: Cast) -> None:
    tasks = two_tasks(cast)
    data = sent(
        *tasks,
        row0={"finished_on": "10/6/2026", "full": "on"},
        row1={"finished_on": "10/6/2026", "quality": "80"},
    )
    answer = client(cast.binh).post(results(cast), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Có ô ghi chưa đúng: xem dòng chữ đỏ ở từng nhiệm vụ. Chưa lưu gì." in page
    assert page.count("Đã hoàn thành thì ghi") == 3
    assert 'value="80"' in page
    data = sent(*tasks, row0={"finished_on": "hôm qua", "full": "on"})
    again = client(cast.binh).post(results(cast), data)
    assert again.status_code == 422
    assert 'value="hôm qua"' in again.content.decode()
    assert not Task.objects.exclude(acceptance="none").exists()


def test_a_row_saved_by_somebody_else_meanwhile_is_named(cast: Cast) -> None:
    tasks = two_tasks(cast)
    data = sent(*tasks, row0={"progress": "50"}, row1={"progress": "60"})
    Task.objects.filter(pk=tasks[1].pk).update(version=2)
    answer = client(cast.binh).post(results(cast), data)
    assert answer.status_code == 422
    assert "NV-02: Nhiệm vụ này vừa được người khác lưu" in answer.content.decode()
    assert not Task.objects.exclude(progress=0).exists()


def test_sent_twice_nothing_happens_twice(cast: Cast) -> None:
    tasks = two_tasks(cast)
    data = sent(*tasks, row0={"finished_on": "10/6/2026", "full": "on"})
    browser = client(cast.binh)
    browser.post(results(cast), data)
    answer = browser.post(results(cast), data, follow=True)
    assert answer.status_code == 200
    assert Entry.objects.filter(act="report_result").count() == 1


def test_the_clerk_fills_in_for_the_official(cast: Cast) -> None:
    tasks = two_tasks(cast)
    assert (
        client(cast.dung).post(results(cast), sent(*tasks, row0={"progress": "50"})).status_code
        == 302
    )
    assert Entry.objects.get(act="report_result").on_behalf_of == "Trần Thị Bình"


def test_a_clerk_fills_in_only_tasks_of_the_own_unit(cast: Cast) -> None:
    task = make_task(cast, official(cast.binh_case), unit=cast.other_unit, title="Việc nơi khác")
    assert task.title in client(cast.binh).get(results(cast)).content.decode()
    assert task.title not in client(cast.dung).get(results(cast)).content.decode()
    client(cast.dung).post(results(cast), sent(task, row0={"progress": "50"}))
    assert Task.objects.get().progress == 0


@pytest.mark.parametrize(
    ("deadline", "finished"),
    [
        (date(2026, 6, 15), date(2026, 6, 15)),
        (date(2026, 6, 20), date(2026, 6, 20)),
        (date(2026, 6, 21), date(2026, 6, 20)),
        (date(2026, 4, 1), date(2026, 4, 1)),
        (None, date(2026, 6, 20)),
    ],
)
def test_a_tick_alone_means_done_in_time_at_the_latest_today(
    cast: Cast, deadline: date | None, finished: date
) -> None:
    task = make_task(cast, official(cast.binh_case), deadline=deadline)
    data = sent(task, row0={"full": "on"})
    assert client(cast.binh).post(results(cast), data).status_code == 302
    task.refresh_from_db()
    assert (task.finished_on, task.progress, task.acceptance) == (finished, 100, "reported")


def test_a_tick_alone_does_not_say_when_an_overdue_task_of_last_quarter_was_done(
    cast: Cast,
) -> None:
    task = make_task(cast, official(cast.binh_case), deadline=date(2026, 3, 31))
    answer = client(cast.binh).post(results(cast), sent(task, row0={"full": "on"}))
    assert answer.status_code == 422
    assert "Đã xong 100% thì ghi ngày hoàn thành." in answer.content.decode()


def test_a_tick_beside_a_progress_typed_does_not_finish_the_task(cast: Cast) -> None:
    task = make_task(cast, official(cast.binh_case))
    data = sent(task, row0={"full": "on", "progress": "60"})
    assert client(cast.binh).post(results(cast), data).status_code == 302
    task.refresh_from_db()
    assert (task.finished_on, task.progress) == (None, 60)


def test_all_are_shown_as_done_to_be_read_and_nothing_is_saved_yet(cast: Cast) -> None:
    first, second = two_tasks(cast)
    done(second, acceptance=Task.Acceptance.REPORTED, finished_on=date(2026, 6, 1))
    browser = client(cast.binh)
    assert " checked" not in browser.get(results(cast)).content.decode()
    page = browser.get(f"{results(cast)}?xong=1").content.decode()
    assert "<b>Chưa lưu.</b>" in page
    assert re.findall(r'name="t(\d+)-full"[^>]* checked', page) == [str(first.pk)]
    assert f'name="t{first.pk}-finished_on" value="15/06/2026"' in page
    assert f'name="t{second.pk}-finished_on" value="01/06/2026"' in page
    first.refresh_from_db()
    assert first.acceptance == "none"


def test_a_ground_typed_asks_for_exceeding_and_a_ground_removed_withdraws(cast: Cast) -> None:
    task = make_task(cast, official(cast.binh_case))
    browser = client(cast.binh)
    browser.post(results(cast), sent(task, row0={"full": "on", "exceeded_ground": "Vượt 12%"}))
    task.refresh_from_db()
    assert (task.claims_exceeded, task.exceeded_ground) == (True, "Vượt 12%")
    row = {"claims_exceeded": "on", "exceeded_ground": "", **percents(task)}
    assert browser.post(results(cast), sent(task, row0=row)).status_code == 302
    task.refresh_from_db()
    assert (task.claims_exceeded, task.exceeded_ground) == (False, "")


def percents(task: Task) -> dict[str, object]:
    """A finished row as it stands."""
    parts = ("quantity", "quality", "timeliness", "leadership")
    return {"finished_on": "15/06/2026", **{part: getattr(task, part) for part in parts}}


def file(name: str, content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_files_come_with_the_results_and_a_file_alone_reports_nothing(cast: Cast) -> None:
    tasks = two_tasks(cast)
    data = sent(*tasks, row0={"full": "on"})
    data[f"t{tasks[0].pk}-evidence"] = [file("a.pdf"), file("b.pdf", PDF + b"2")]
    data[f"t{tasks[1].pk}-evidence"] = file("c.pdf", PDF + b"3")
    answer = client(cast.binh).post(results(cast), data, follow=True)
    page = answer.content.decode()
    assert "Đã lưu kết quả 1 nhiệm vụ, đang chờ nghiệm thu. Đã nhận 3 tệp minh chứng." in page
    names = [(each.task_id, each.name) for each in Evidence.objects.order_by("pk")]
    first, second = (task.pk for task in tasks)
    assert names == [(first, "a.pdf"), (first, "b.pdf"), (second, "c.pdf")]
    assert Task.objects.get(pk=second).acceptance == "none"


def test_of_a_wrong_file_the_row_says_so_and_nothing_at_all_is_kept(cast: Cast) -> None:
    tasks = two_tasks(cast)
    data = sent(*tasks, row0={"full": "on"}, row1={"full": "on"})
    data[f"t{tasks[0].pk}-evidence"] = file("tot.pdf", PDF + b"only here")
    data[f"t{tasks[1].pk}-evidence"] = file("xau.exe", b"MZ")
    answer = client(cast.binh).post(results(cast), data)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tệp &quot;xau.exe&quot; không thuộc loại được nhận: pdf, docx, xlsx, png, jpg." in page
    assert "Tệp minh chứng vừa chọn thì chọn lại: trình duyệt không giữ tệp." in page
    assert not Evidence.objects.exists()
    assert not Task.objects.exclude(acceptance="none").exists()
    assert not path_of(sha256(PDF + b"only here").hexdigest()).exists()


def test_links_that_know_no_case_lead_to_the_own_results(cast: Cast) -> None:
    assert client(cast.binh).get("/nhiem-vu/ket-qua/").headers["Location"] == results(cast)
    cast.binh_case.delete()
    page = client(cast.binh).get("/nhiem-vu/ket-qua/").content.decode()
    assert "Bạn chưa có hồ sơ đánh giá trong kỳ này" in page


@pytest.fixture
def reported(cast: Cast) -> list[Task]:
    """Two results of Bình and one of An wait for acceptance."""
    own = make_task(cast, official(cast.an_case))
    return [done(task, acceptance=Task.Acceptance.REPORTED) for task in [*two_tasks(cast), own]]


def test_one_press_accepts_all_but_the_own(cast: Cast, reported: list[Task]) -> None:
    page = client(cast.an).get(acceptance(cast)).content.decode()
    assert "Ghi nghiệm thu 2 kết quả" in page
    data = {
        f"t{task.pk}-{key}": value
        for task in reported
        for key, value in (("accepted", "yes"), ("version", task.version))
    }
    answer = client(cast.an).post(acceptance(cast), data, follow=True)
    assert "Đã ghi kết quả nghiệm thu 2 nhiệm vụ." in answer.content.decode()
    states = [Task.objects.get(pk=task.pk).acceptance for task in reported]
    assert states == ["accepted", "accepted", "reported"]


def test_the_appraiser_accepts_the_heads_results_only(cast: Cast, reported: list[Task]) -> None:
    page = client(cast.giang).get(acceptance(cast)).content.decode()
    assert "Ghi nghiệm thu 1 kết quả" in page
    data = {
        f"t{task.pk}-{key}": value
        for task in reported
        for key, value in (("accepted", "yes"), ("version", task.version))
    }
    assert client(cast.giang).post(acceptance(cast), data).status_code == 302
    states = [Task.objects.get(pk=task.pk).acceptance for task in reported]
    assert states == ["reported", "reported", "accepted"]


def test_exceptions_are_made_row_by_row(cast: Cast, reported: list[Task]) -> None:
    first, second, _ = reported
    data: dict[str, object] = {
        f"t{first.pk}-accepted": "no",
        f"t{first.pk}-version": 1,
        f"t{second.pk}-accepted": "later",
        f"t{second.pk}-version": 1,
    }
    refused = client(cast.an).post(acceptance(cast), data)
    assert refused.status_code == 422
    assert "Không nghiệm thu thì nêu lý do" in refused.content.decode()
    data[f"t{first.pk}-note"] = "Thiếu biên bản"
    assert client(cast.an).post(acceptance(cast), data).status_code == 302
    states = [Task.objects.get(pk=task.pk).acceptance for task in (first, second)]
    assert states == ["refused", "reported"]


def test_nothing_waiting_says_what_to_do(cast: Cast) -> None:
    page = client(cast.an).get(acceptance(cast)).content.decode()
    assert "Không có kết quả nào chờ nghiệm thu" in page
