"""The one way a case changes its state: the table's guard, the version, one line in the log."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.errors import Refused, Stale
from sauro.regulation.procedure.steps import CaseState, Step, load_procedure

STALE = (
    "Hồ sơ này vừa được người khác lưu trong lúc bạn đang làm. Chưa lưu gì của bạn; nội dung bạn "
    "gõ vẫn còn ở dưới. Mở lại trang ở thẻ khác để xem bản mới, rồi gửi lại nếu vẫn đúng."
)
CLOSED = "Kỳ đánh giá này đã kết thúc, không thay đổi được nữa."
NOTHING: Mapping[str, bool] = {}


def check(case: Case, step: Step, met: Mapping[str, bool] = NOTHING) -> None:
    """Refused, naming every obstacle, when the step may not be taken now."""
    obstacles = load_procedure().obstacles(step, CaseState(case.state), met)
    if obstacles:
        raise Refused(" ".join(f"{obstacle}." for obstacle in obstacles))


def move(
    case: Case,
    step: Step,
    met: Mapping[str, bool] = NOTHING,
    *,
    actor: Actor,
    version: int | None = None,
    details: Mapping[str, object] | None = None,
    after_close: bool = False,
) -> Case:
    """Take a step: state and version change together, and the log tells of it.

    version: of the case as the form showed it; None: whatever it is now. Refused, Stale.
    """
    with transaction.atomic():
        if (
            not after_close
            and not Cycle.objects.filter(pk=case.cycle_id, state=Cycle.State.OPEN).exists()
        ):
            raise Refused(CLOSED)
        _same(case, version)
        check(case, step, met)
        target = load_procedure().target(step)
        before = case.state
        _swap(case, target)
        said = {"from": before, "to": target.value, **(details or {})}
        record(actor, step.value, case.code, unit=case.unit_id, details=said)
    return case


def touch(case: Case, version: int | None = None) -> Case:
    """Note that something about the case was saved: its version grows. Stale."""
    _same(case, version)
    _swap(case, CaseState(case.state))
    return case


def _same(case: Case, version: int | None) -> None:
    if version is not None and version != case.version:
        raise Stale(STALE)


def _swap(case: Case, target: CaseState) -> None:
    """Compare and swap on the version: of two writers the second is told."""
    swapped = Case.objects.filter(pk=case.pk, version=case.version).update(
        state=target.value, version=F("version") + 1
    )
    if not swapped:
        raise Stale(STALE)
    case.state, case.version = target.value, case.version + 1
