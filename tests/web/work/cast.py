"""Signing in, and a plan with tasks to look at."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.casework.access.models import User
from sauro.casework.cycles.models import Case
from sauro.casework.people.models import Official
from sauro.casework.work.models import Task
from tests.casework.cast import Cast, make_task


def client(user: User) -> Client:
    """A browser of that person."""
    browser = Client()
    browser.force_login(user)
    return browser


def official(case: Case) -> Official:
    """The person a case is about."""
    assert case.official is not None
    return case.official


def two_tasks(cast: Cast) -> list[Task]:
    """Two tasks of Bình, on axes 1 and 2."""
    return [make_task(cast, official(cast.binh_case), axis) for axis in (1, 2)]


def plan_data(cast: Cast, tasks: list[Task], **changed: object) -> dict[str, object]:
    """The form of a plan that fits."""
    cast.binh_case.refresh_from_db()
    data: dict[str, object] = {f"axis_{axis}": "0" for axis in range(1, 7)}
    data |= {"axis_1": "40", "axis_2": "30", "main_1": "on", "version": cast.binh_case.version}
    for task in tasks:
        data |= {
            f"pick_{task.pk}": "on",
            f"weight_{task.pk}": "2",
            f"coefficient_{task.pk}": "1.5",
        }
    return data | changed


def report_data(task: Task, **changed: object) -> dict[str, object]:
    """The form of a finished result."""
    data = {
        "progress": "100",
        "finished_on": "10/06/2026",
        "quantity": "100",
        "quality": "92,5",
        "timeliness": "100",
        "leadership": "90",
        "note": "Đã xong",
        "exceeded_ground": "",
        "version": task.version,
    }
    return {f"kq-{key}": value for key, value in (data | changed).items()}


def queries(browser: Client, path: str) -> int:
    """How many queries a page needs."""
    with CaptureQueriesContext(connection) as found:
        assert browser.get(path).status_code == 200
    return len(found)
