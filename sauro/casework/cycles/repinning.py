"""Give an open cycle the newest frame of a block, while nobody has begun under the old one."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet

from sauro.casework.audit.services import Actor, record
from sauro.casework.cycles.frames import newest
from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.cycles.opening import lock_open, subject_of_log
from sauro.casework.errors import Refused, Stale
from sauro.regulation.frame_model import Block
from sauro.regulation.procedure.steps import CaseState

NEWER = "Vừa có phiên bản khung mới hơn được nạp. Hãy tải lại trang để xem phiên bản đó."
NONE = (
    "Khối này chưa nạp khung nào có hiệu lực trong kỳ. Hãy nạp tệp khung, và xem lại ngày áp dụng."
)
ALREADY = "Kỳ này đang dùng phiên bản đó của khung."


def begun(cycle: Cycle) -> QuerySet[Case]:
    """Cases that already stand on their frame: a plan handed in, or a collective assessed.

    A collective has no plan of its own, so it waits at work from the start.
    """
    waiting = Q(official__isnull=False, state=CaseState.PLANNING.value) | Q(
        official__isnull=True, state=CaseState.WORKING.value
    )
    standing = Case.objects.filter(cycle=cycle).exclude(state=CaseState.WITHDRAWN.value)
    return standing.exclude(waiting)


def begun_blocks(cycle: Cycle) -> set[str]:
    """The blocks whose frame is settled for the cycle."""
    return set(begun(cycle).order_by().values_list("block", flat=True).distinct())


def repin_frame(*, actor: Actor, cycle: Cycle, block: Block, version: int | None = None) -> Cycle:
    """Let the open cycle use the block's newest frame that is in force within it.

    version: the id the reader saw; Stale when another is the newest now. Refused when a case of
    the block has begun, or there is nothing to change.
    """
    with transaction.atomic():
        lock_open(cycle)
        cycle.refresh_from_db()
        _refuse_begun(cycle, block)
        found = newest(block, by=cycle.quarter.last_day)
        if found is None:
            raise Refused(NONE)
        if version is not None and version != found.pk:
            raise Stale(NEWER)
        before = cycle.frames.get(block.value)
        if before == found.pk:
            raise Refused(ALREADY)
        cycle.frames = {**cycle.frames, block.value: found.pk}
        cycle.save(update_fields=["frames"])
        details = {"block": block.value, "from": before, "to": found.pk, "number": found.number}
        record(actor, "repin_frame", subject_of_log(cycle), details=details)
    return cycle


def _refuse_begun(cycle: Cycle, block: Block) -> None:
    """The block's cases are held, so that none begins meanwhile."""
    list(Case.objects.select_for_update().filter(cycle=cycle, block=block.value).order_by("pk"))
    count = begun(cycle).filter(block=block.value).count()
    if count:
        raise Refused(
            f"Khối {block.vietnamese} có {count} hồ sơ đã qua bước lập kế hoạch theo khung cũ, nên "
            "kỳ này giữ khung cũ. Khung mới dùng từ kỳ mở sau."
        )
