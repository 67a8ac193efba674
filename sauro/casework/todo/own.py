"""What an official must do for the own case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.models import Notice
from sauro.casework.todo.kinds import Kind, ToDo
from sauro.casework.work.models import Task
from sauro.regulation.procedure.steps import CaseState


def own(official: int, cycles: list[Cycle], dues: Mapping[int, date]) -> Iterator[ToDo]:
    """In every open cycle; dues: last day for dossiers by cycle."""
    for case in Case.objects.filter(official=official, cycle__in=cycles).select_related("cycle"):
        yield from _of_case(case, dues.get(case.cycle_id))
    unread = Notice.objects.filter(
        case__official=official, received_at__isnull=True, decision__annulled_at__isnull=True
    ).select_related("case__cycle")
    for notice in unread:
        yield ToDo(
            Kind.READ_NOTICE,
            f"Kết quả {notice.case.cycle.title} đã có. Xem lý do và xác nhận đã nhận.",
            subject=notice.pk,
            period=notice.case.cycle.period,
        )


def _of_case(case: Case, last_day: date | None) -> Iterator[ToDo]:
    state, period = CaseState(case.state), case.cycle.period
    if state is CaseState.PLANNING:
        returned = getattr(getattr(case, "plan", None), "returned_reason", "")
        text = (
            f"Kế hoạch bị trả lại: {returned}"
            if returned
            else ("Chọn sản phẩm, trục chính, trọng số rồi trình cấp trên duyệt.")
        )
        yield ToDo(Kind.WRITE_PLAN, text, subject=case.pk, period=period)
    elif state is CaseState.WORKING:
        yield from _working(case, last_day, period)


def _working(case: Case, last_day: date | None, period: str) -> Iterator[ToDo]:
    tasks = Task.objects.filter(plan_items__plan__case=case)
    of = tasks.count()
    reported = tasks.exclude(acceptance=Task.Acceptance.NONE).count()
    if reported < of:
        text = f"Còn {of - reported} nhiệm vụ trong kế hoạch chưa cập nhật kết quả."
        yield ToDo(Kind.REPORT_RESULTS, text, last_day, case.pk, period, reported, of)
    assessment = getattr(case, "self_assessment", None)
    returned = assessment.returned_reason if assessment else ""
    text = (
        f"Bản tự đánh giá bị trả lại: {returned}"
        if returned
        else "Chấm tiêu chí chung, xem kết quả theo quy tắc, tự đề xuất mức rồi gửi."
    )
    yield ToDo(Kind.SELF_ASSESS, text, last_day, case.pk, period)
