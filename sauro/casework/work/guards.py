"""When a task may not be touched any more: closed cycle, submitted dossier, approved plan."""

from __future__ import annotations

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.moves import CLOSED
from sauro.casework.errors import Refused
from sauro.casework.work.models import PlanItem, Task
from sauro.regulation.procedure.steps import CaseState

PROMISE = frozenset(
    {"title", "axis", "field", "responsible", "responsible_name", "kind", "product", "deadline"}
)
"""What a plan promises of a task: after it is submitted only a reopened plan changes it."""
_GONE = [state.value for state in CaseState if state.is_past(CaseState.PROPOSED)]
FROZEN = (
    "Hồ sơ đã nộp cơ quan thẩm định nên không cập nhật được nhiệm vụ {code} nữa. "
    "Cần bổ sung thì đề nghị cơ quan thẩm định trả lại hồ sơ."
)
ACCEPTED = (
    "Kết quả nhiệm vụ {code} đã được nghiệm thu nên không sửa nội dung nhiệm vụ được nữa. "
    "Cần sửa thì cập nhật lại kết quả để nghiệm thu lại."
)
PROMISED = (
    "Nhiệm vụ {code} nằm trong kế hoạch đã trình hoặc đã duyệt của {name}. "
    "Mở lại kế hoạch, nêu lý do, rồi mới sửa được tên việc, trục, lĩnh vực, người, sản phẩm, hạn."
)


def check_period(period: str) -> None:
    """Refused when the quarter's cycle is over."""
    cycles = Cycle.objects.filter(period=period)
    if cycles and not any(cycle.is_open for cycle in cycles):
        raise Refused(CLOSED)


def check_open(task: Task) -> None:
    """Refused once the cycle is over or the dossier is with the appraiser (reading D10).

    The cases looked at: that of the responsible person, and the unit's collective.
    """
    check_period(task.period)
    if is_submitted(task):
        raise Refused(FROZEN.format(code=task.code))


def is_submitted(task: Task) -> bool:
    """Whether the dossier the task belongs to is with the appraiser, or further."""
    cases = Case.objects.filter(cycle__period=task.period, state__in=_GONE)
    own = cases.filter(official=task.responsible_id, official__isnull=False)
    return (own | cases.filter(official=None, unit=task.unit_id)).exists()


def check_edit(task: Task, keys: set[str]) -> None:
    """Refused when these columns of a task may not be edited now."""
    check_open(task)
    if task.acceptance == Task.Acceptance.ACCEPTED:
        raise Refused(ACCEPTED.format(code=task.code))
    name = promised_to(task)
    if name and keys & PROMISE:
        raise Refused(PROMISED.format(code=task.code, name=name))


def promised_to(task: Task) -> str:
    """Whose submitted or approved plan holds the task; empty: nobody's."""
    item = (
        PlanItem.objects.filter(task=task)
        .exclude(plan__case__state=CaseState.PLANNING.value)
        .select_related("plan__case__official", "plan__case__unit")
        .first()
    )
    return item.plan.case.name if item else ""
