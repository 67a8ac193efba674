"""Many results reported, with files, or answered at once: all or none, each its own act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from django.db import transaction

from sauro.casework.audit.services import Actor
from sauro.casework.errors import Refused, RefusedMany
from sauro.casework.work.evidence import Files, Stored, keep_placed, placed
from sauro.casework.work.models import Task
from sauro.casework.work.results import (
    NOT_REPORTED,
    Decision,
    Report,
    accept_result,
    report_result,
    wrong_decision,
    wrong_report,
)

Wrong = Iterable[tuple[str, str]]


def row_name(task: Task) -> str:
    """How the row of a task is named in a form, and in what is refused: "t12-finished_on"."""
    return f"t{task.pk}"


def report_many(
    *,
    actor: Actor,
    reports: Sequence[tuple[Task, Report, int]],
    evidence: Iterable[tuple[Task, Files]] = (),
) -> int:
    """Save several results of (task, report, version) and files; how many results changed.

    RefusedMany by row and field, every row at once; Refused and Stale name the task.
    """
    _check((task, wrong_report(report, task)) for task, report, _ in reports)
    before = [task.version for task, _, _ in reports]
    with ExitStack() as stack:
        files = [(task, _placed(stack, task, given)) for task, given in evidence]
        with transaction.atomic():
            for task, report, version in reports:
                with _named(task):
                    report_result(actor=actor, task=task, report=report, version=version)
            for task, stored in files:
                with _named(task):
                    keep_placed(actor, task, stored)
    return sum(task.version != was for (task, _, _), was in zip(reports, before, strict=True))


def _placed(stack: ExitStack, task: Task, files: Files) -> list[Stored]:
    try:
        return stack.enter_context(placed(task, files))
    except Refused as refused:
        if not refused.field:
            raise
        raise RefusedMany({f"{row_name(task)}-{refused.field}": refused.message}) from refused


def accept_many(*, actor: Actor, decisions: Sequence[Decision]) -> int:
    """Answer several results; how many. Refused as in `report_many`."""
    _check((each.task, _wrong_answer(each)) for each in decisions)
    with transaction.atomic():
        for each in decisions:
            with _named(each.task):
                accept_result(actor=actor, **each._asdict())
    return len(decisions)


def _wrong_answer(decision: Decision) -> Wrong:
    if decision.task.acceptance == Task.Acceptance.NONE:
        return [("accepted", NOT_REPORTED)]
    return wrong_decision(decision)


def _check(rows: Iterable[tuple[Task, Wrong]]) -> None:
    wrong = {
        f"{row_name(task)}-{field}": message
        for task, problems in rows
        for field, message in problems
    }
    if wrong:
        raise RefusedMany(wrong)


@contextmanager
def _named(task: Task) -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise type(refused)(f"{task.code}: {refused.message}") from refused
