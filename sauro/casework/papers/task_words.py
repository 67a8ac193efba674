"""A task's result in words, as it counts."""

from __future__ import annotations

from datetime import date

from sauro.casework.work.counts import is_completed, is_excused, is_finished, is_late
from sauro.casework.work.models import Task
from sauro.vietnamese.dates import short_date


def result_words(task: Task, on: date) -> str:
    """How the task stands on a day: "Hoàn thành ngày 10/6/2026, vượt mức yêu cầu"."""
    if is_excused(task):
        by = f", {task.excuse_confirmed_by} xác nhận" if task.excuse_confirmed_by else ""
        return f"Khách quan, bất khả kháng{by}: không tính"
    said = [_standing(task, on)]
    if is_late(task, on):
        said.append("chậm tiến độ")
    if is_completed(task, on) and task.exceeded:
        said.append("vượt mức yêu cầu")
    if is_completed(task, on) and task.substandard:
        said.append("không bảo đảm chất lượng")
    return ", ".join(said)


def _standing(task: Task, on: date) -> str:
    if is_completed(task, on):
        return f"Hoàn thành ngày {short_date(task.finished_on)}" if task.finished_on else ""
    if task.acceptance == Task.Acceptance.REFUSED:
        return "Không được nghiệm thu"
    if is_finished(task, on) and task.acceptance == Task.Acceptance.REPORTED:
        return "Đã báo cáo, chờ nghiệm thu"
    if task.finished_on is not None:
        return "Chưa hoàn thành"
    return f"Chưa hoàn thành, tiến độ {task.progress}%"
