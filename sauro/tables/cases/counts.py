"""Numbers of tasks in a record, and what makes them contradict each other."""

from __future__ import annotations

from sauro.regulation.quarter.facts import Counts, Scope
from sauro.tables.record import Record

COUNTS_KEYS = frozenset(("assigned", "excused", "completed"))
SCOPE_KEYS = COUNTS_KEYS | {"late", "exceeded", "substandard"}
_REPAIR = "sửa lại số liệu"


def read_scope(record: Record) -> Scope | None:
    """The tasks of the scope; they have to be there."""
    if not record.has("scope"):
        record.missing("scope", "ghi số liệu nhiệm vụ trong phạm vi phụ trách")
        return None
    part = record.part("scope")
    if part is None:
        return None
    part.refuse_unknown(SCOPE_KEYS)
    assigned, completed = part.count("assigned"), part.count("completed")
    late, exceeded = part.count("late"), part.count("exceeded")
    substandard, excused = part.count("substandard", default=0), part.count("excused", default=0)
    if assigned is None or completed is None or late is None:
        return None
    if exceeded is None or substandard is None or excused is None:
        return None
    scope = Scope(assigned, completed, late, exceeded, substandard, excused)
    return scope if _scope_agrees(part, scope) else None


def read_counts(record: Record, key: str) -> Counts | None:
    """The own tasks or the collective's; None when left out or refused."""
    part = record.part(key)
    if part is None:
        return None
    part.refuse_unknown(COUNTS_KEYS)
    assigned, completed = part.count("assigned"), part.count("completed")
    excused = part.count("excused", default=0)
    if assigned is None or completed is None or excused is None:
        return None
    counts = Counts(assigned, completed, excused)
    return counts if _counted_agrees(part, counts, {"completed": completed}) else None


def _scope_agrees(part: Record, scope: Scope) -> bool:
    named = {"completed": scope.completed, "late": scope.late}
    agrees = _counted_agrees(part, scope, named)
    graded = scope.exceeded + scope.substandard
    if graded > scope.completed:
        part.problem(
            "exceeded",
            f"vượt yêu cầu {scope.exceeded} cộng không bảo đảm chất lượng {scope.substandard}"
            f" là {graded}, lớn hơn số hoàn thành {scope.completed}; {_REPAIR}",
        )
        return False
    return agrees


_NAMES = {"completed": "số hoàn thành", "late": "số chậm tiến độ"}


def _counted_agrees(part: Record, counts: Scope | Counts, named: dict[str, int]) -> bool:
    """Whether nothing exceeds the base: excused ≤ assigned, each named figure ≤ counted."""
    if counts.excused > counts.assigned:
        part.problem(
            "excused",
            f"số khách quan {counts.excused} lớn hơn số được giao {counts.assigned}; {_REPAIR}",
        )
        return False
    over = {key: figure for key, figure in named.items() if figure > counts.counted}
    for key, figure in over.items():
        part.problem(
            key,
            f"{_NAMES[key]} {figure} lớn hơn {counts.counted} nhiệm vụ phải tính"
            f" (được giao {counts.assigned}, trừ khách quan {counts.excused}); {_REPAIR}",
        )
    return not over
