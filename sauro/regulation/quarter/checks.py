"""Facts that cannot be: refused with the figures named, before anything is rated."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import (
    Absence,
    AbsenceKind,
    Case,
    CaseFacts,
    Counts,
    Role,
    Scope,
)

MAXIMUM_SCORE = 100
"""The scale of QD-366 Điều 10: 30 points of general criteria and 70 of results."""


class FactProblem(NamedTuple):
    """What is wrong with a fact. `path` names it as the contracts do: "scope.completed"."""

    path: str
    message: str


def check_case(case: Case, quarter: Quarter) -> list[FactProblem]:
    """Everything wrong with one case; an empty list when it can be rated."""
    problems = list(_check_facts(case.facts, quarter))
    if case.quarters_proposed_excellent < 0:
        message = (
            f"số quý được đề xuất xuất sắc là {case.quarters_proposed_excellent}, không thể âm"
        )
        problems.append(FactProblem("quarters_proposed_excellent", message))
    return problems


def _check_facts(facts: CaseFacts, quarter: Quarter) -> Iterator[FactProblem]:
    yield from check_score(facts.score)
    yield from check_scope(facts.scope)
    if facts.own is not None and facts.role is Role.COLLECTIVE:
        yield FactProblem("own", "tập thể không có nhiệm vụ riêng; bỏ các số liệu này")
    for name, counts in (("own", facts.own), ("collective", facts.collective)):
        if counts is not None:
            yield from _check_counts(name, counts)
    for place, absence in enumerate(facts.absences):
        yield from _check_absence(f"absences[{place}]", absence, quarter)


def check_score(score: Fraction | None) -> Iterator[FactProblem]:
    """A score off the scale."""
    if score is not None and not 0 <= score <= MAXIMUM_SCORE:
        yield FactProblem("score", f"điểm phải từ 0 đến {MAXIMUM_SCORE}")


def check_scope(scope: Scope) -> Iterator[FactProblem]:
    """Numbers of tasks that contradict each other."""
    yield from _check_counts("scope", Counts(scope.assigned, scope.completed, scope.excused))
    for name in ("late", "exceeded", "substandard"):
        yield from _not_negative(f"scope.{name}", getattr(scope, name))
    if 0 <= scope.counted < scope.late:
        yield FactProblem(
            "scope.late",
            f"chậm tiến độ {scope.late} nhiều hơn số tính {_counted(scope)}",
        )
    if scope.exceeded + scope.substandard > scope.completed:
        yield FactProblem(
            "scope.exceeded",
            f"vượt mức {scope.exceeded} cộng không bảo đảm chất lượng {scope.substandard} "
            f"nhiều hơn số hoàn thành {scope.completed}",
        )


def _check_counts(name: str, counts: Counts) -> Iterator[FactProblem]:
    for part in counts._fields:
        yield from _not_negative(f"{name}.{part}", getattr(counts, part))
    if counts.excused > counts.assigned:
        yield FactProblem(
            f"{name}.excused",
            f"được xác nhận khách quan {counts.excused} nhiều hơn số giao {counts.assigned}",
        )
    elif counts.completed > counts.counted:
        yield FactProblem(
            f"{name}.completed",
            f"hoàn thành {counts.completed} nhiều hơn số tính {_counted(counts)}",
        )


def _counted(counts: Counts | Scope) -> str:
    return f"{counts.counted} (giao {counts.assigned}, trừ khách quan {counts.excused})"


def _not_negative(path: str, value: int) -> Iterator[FactProblem]:
    if value < 0:
        yield FactProblem(path, f"số lượng là {value}, không thể âm")


def _check_absence(path: str, absence: Absence, quarter: Quarter) -> Iterator[FactProblem]:
    first = absence.kind is AbsenceKind.FIRST_APPOINTMENT
    if first and absence.end is not None:
        yield FactProblem(
            f"{path}.to", "lần đầu được bổ nhiệm chỉ ghi ngày bổ nhiệm, bỏ ngày kết thúc"
        )
    elif first and absence.start > quarter.last_day:
        yield FactProblem(
            f"{path}.from",
            f"ngày bổ nhiệm {absence.start:%d/%m/%Y} sau ngày cuối quý {quarter.last_day:%d/%m/%Y}",
        )
    elif absence.end is not None and absence.start > absence.end:
        yield FactProblem(
            f"{path}.from",
            f"từ ngày {absence.start:%d/%m/%Y} sau đến ngày {absence.end:%d/%m/%Y}",
        )
