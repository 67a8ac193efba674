"""Close a cycle once everybody was told, and seal it for ever.

What others than the province still owe does not hold it open: it is listed as outstanding.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from sauro.casework import clock
from sauro.casework.audit.services import Actor, record
from sauro.casework.audit.verify import current_head
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.opening import lock_open, subject_of_log
from sauro.casework.errors import Refused, Stale
from sauro.regulation.competence import Tier
from sauro.regulation.procedure.steps import NOT_RATED, CaseState

FINISHED = (CaseState.PUBLISHED, *NOT_RATED)
_OTHERS = Q(tier=Tier.UNIT.value) | Q(tier=Tier.CENTRAL.value, state=CaseState.APPRAISED.value)
_ELSEWHERE = "Kỳ này không còn ở bước bạn đang thấy: tải lại trang để xem bước hiện tại."


def states_of(cycle: Cycle) -> Mapping[CaseState, int]:
    """How many cases stand where, in the order of the way; states without a case left out."""
    return _counted(Case.objects.filter(cycle=cycle))


def obstacles(cycle: Cycle) -> list[str]:
    """What the province has still to do before the cycle may be closed, in words."""
    return [
        f'{count} hồ sơ ở bước "{state.vietnamese}"'
        for state, count in _counted(_unfinished(cycle).exclude(_OTHERS)).items()
    ]


def outstanding(cycle: Cycle) -> QuerySet[Case]:
    """The cases others still decide: the centre's result has not come (HD-QUY VII.1), or the
    unit has not recorded its own decision (VII.3)."""
    found = _unfinished(cycle).filter(_OTHERS).select_related("unit", "official")
    return found.order_by("tier", "unit__sort_key", "official__sort_key", "pk")


def _unfinished(cycle: Cycle) -> QuerySet[Case]:
    finished = [state.value for state in FINISHED]
    return Case.objects.filter(cycle=cycle).exclude(state__in=finished)


def _counted(cases: QuerySet[Case]) -> Mapping[CaseState, int]:
    rows = cases.values_list("state").annotate(Count("pk")).order_by()
    counts = {CaseState(state): count for state, count in rows}
    return {state: counts[state] for state in CaseState if state in counts}


def close_cycle(*, actor: Actor, cycle: Cycle) -> Cycle:
    """End the work: from now on nothing of it changes but by reopening. Refused, Stale."""
    with transaction.atomic():
        lock_open(cycle)
        waiting = obstacles(cycle)
        if waiting:
            raise Refused(
                f"Chưa kết thúc được kỳ: còn {'; '.join(waiting)}. Mọi hồ sơ phải được thông báo "
                "kết quả hoặc ghi chưa xếp loại trước."
            )
        _step(cycle, Cycle.State.OPEN, Cycle.State.CLOSED)
        cycle.closed_on = clock.today()
        cycle.save(update_fields=["closed_on"])
        counts = {state.value: count for state, count in states_of(cycle).items()}
        left = list(outstanding(cycle).values_list("pk", flat=True))
        details = {"cases": counts, "outstanding": left}
        record(actor, "close_cycle", subject_of_log(cycle), details=details)
    return cycle


def seal_cycle(*, actor: Actor, cycle: Cycle) -> Cycle:
    """Put a closed cycle away; the line tells where the log stood. Refused unless closed."""
    with transaction.atomic():
        if cycle.state == Cycle.State.OPEN:
            raise Refused("Kỳ này chưa kết thúc: kết thúc kỳ trước rồi niêm phong.")
        _step(cycle, Cycle.State.CLOSED, Cycle.State.SEALED)
        count, head = current_head()
        details = {"log_count": count, "log_head": head}
        record(actor, "seal_cycle", subject_of_log(cycle), details=details)
    return cycle


def _step(cycle: Cycle, source: Cycle.State, target: Cycle.State) -> None:
    if not Cycle.objects.filter(pk=cycle.pk, state=source).update(state=target):
        raise Stale(_ELSEWHERE)
    cycle.state = target
