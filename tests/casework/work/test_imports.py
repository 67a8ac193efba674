"""The register from Excel: every row looked at first; written only when confirmed."""

from __future__ import annotations

from datetime import date

import pytest

from sauro.casework.audit.models import Entry
from sauro.casework.cycles.models import Cycle
from sauro.casework.errors import Refused
from sauro.casework.work.imports import ImportCounts, import_tasks, preview_tasks, row_of
from sauro.casework.work.models import Task
from sauro.casework.work.scope import unit_tasks
from sauro.tables.tasks.book import tasks_xlsx
from sauro.tables.tasks.file import read_tasks_bytes
from sauro.tables.tasks.rows import TaskRow, TasksFile
from tests.casework.cast import Cast, actor, approved_plan, make_task

pytestmark = pytest.mark.django_db


def file_of(*rows: TaskRow) -> TasksFile:
    return read_tasks_bytes(tasks_xlsx(rows), "nhiem-vu.xlsx")


def seen(cast: Cast, *rows: TaskRow) -> list[tuple[int, str, str, tuple[str, ...]]]:
    lines = preview_tasks(cast.unit, "2026-Q2", file_of(*rows))
    return [(line.row, line.status.value, line.code, line.says) for line in lines]


@pytest.fixture
def task(cast: Cast) -> Task:
    binh = cast.binh_case.official
    assert binh is not None
    return make_task(cast, binh)


def test_every_row_is_new_changed_the_same_or_refused(cast: Cast, task: Task) -> None:
    same = row_of(task)
    rows = [
        same,
        TaskRow(title="Việc mới", axis=2, responsible="CB-chi", deadline=date(2026, 6, 1)),
        TaskRow(title="Việc khác", axis=2, field="Y tế"),
        TaskRow(title="Việc nữa", axis=2, responsible="CB-phuc"),
        TaskRow(title="Việc trễ", axis=2, deadline=date(2026, 7, 1)),
    ]
    lines = seen(cast, *rows)
    assert [line[1] for line in lines] == ["same", "new", "refused", "refused", "refused"]
    assert lines[2][3] == ('Sở Mẫu không có lĩnh vực "Y tế" (đang có: Dự án đầu tư; Tài chính).',)
    assert lines[3][3] == ('Sở Mẫu không có cán bộ mang mã "CB-phuc".',)
    assert lines[4][3][0].startswith("Hạn hoàn thành: Hạn 01/07/2026 sau ngày cuối quý II/2026")
    assert Task.objects.count() == 1


def test_a_row_is_known_by_its_code_or_without_one_by_its_title(cast: Cast, task: Task) -> None:
    by_code = TaskRow(code="NV-01", title="Tên mới", axis=1, product="Sản phẩm 1")
    by_title = TaskRow(title="nhiệm vụ  1", axis=3)
    assert seen(cast, by_code)[0][1] == "changed"
    assert "Nhiệm vụ: “Nhiệm vụ 1” → “Tên mới”" in seen(cast, by_code)[0][3]
    line = seen(cast, by_title)[0]
    assert (line[1], line[2]) == ("changed", task.code)
    assert "Hạn hoàn thành: “15/06/2026” → (trống)" in line[3]


def test_what_a_plan_promises_is_not_changed_by_a_file(cast: Cast, task: Task) -> None:
    approved_plan(cast.binh_case, [task])
    line = seen(cast, TaskRow(code="NV-01", title="Tên mới", axis=1))[0]
    assert line[1] == "refused"
    assert line[3][0].startswith("Nhiệm vụ NV-01 nằm trong kế hoạch đã trình hoặc đã duyệt")


def test_confirmed_the_sound_rows_are_written_and_the_log_counts_them(
    cast: Cast, task: Task
) -> None:
    rows = [
        TaskRow(code=task.code, title="Tên mới", axis=1, responsible="CB-binh"),
        TaskRow(title="Việc mới", axis=2, responsible_name="Văn thư"),
        TaskRow(title="Việc khác", axis=2, field="Y tế"),
    ]
    counts = import_tasks(
        actor=actor(cast.dung), unit=cast.unit, period="2026-Q2", file=file_of(*rows)
    )
    assert counts == ImportCounts(new=1, changed=1, refused=1)
    assert sorted(Task.objects.values_list("code", "title")) == [
        ("NV-01", "Tên mới"),
        ("NV-02", "Việc mới"),
    ]
    assert Entry.objects.get(act="import_tasks").details["new"] == 1
    again = import_tasks(
        actor=actor(cast.dung), unit=cast.unit, period="2026-Q2", file=file_of(*rows)
    )
    assert again == ImportCounts(0, 0, 1)


def test_an_exported_register_read_again_changes_nothing(cast: Cast, task: Task) -> None:
    Task.objects.filter(pk=task.pk).update(duty="=1+1", kind=Task.Kind.AD_HOC)
    rows = [row_of(each) for each in unit_tasks(cast.unit, "2026-Q2")]
    assert [line[1] for line in seen(cast, *rows)] == ["same"]


def test_a_closed_quarter_takes_no_file(cast: Cast) -> None:
    Cycle.objects.update(state=Cycle.State.CLOSED)
    with pytest.raises(Refused, match="Kỳ đánh giá này đã kết thúc"):
        seen(cast, TaskRow(title="Việc", axis=1))
