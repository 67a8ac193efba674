"""What a clerk or an official says of a task, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from django.db.models import Q, QuerySet

from sauro.casework.errors import RefusedMany
from sauro.casework.people.models import Assignment, Field, Official, Unit
from sauro.casework.work.models import Task
from sauro.regulation.period import Quarter

LABELS = {
    "code": "Mã",
    "title": "Nhiệm vụ",
    "axis": "Trục",
    "field": "Lĩnh vực",
    "responsible": "Người chịu trách nhiệm chính",
    "responsible_name": "Người chịu trách nhiệm (ngoài diện đánh giá)",
    "kind": "Loại",
    "product": "Sản phẩm",
    "duty": "Trách nhiệm",
    "authority": "Thẩm quyền",
    "deadline": "Hạn hoàn thành",
}
AXES = range(1, 7)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskValues:
    """The register's columns of a task; an empty code: the next free one is given."""

    title: str
    axis: int
    code: str = ""
    field: Field | None = None
    responsible: Official | None = None
    responsible_name: str = ""
    kind: str = Task.Kind.PLANNED
    product: str = ""
    duty: str = ""
    authority: str = ""
    deadline: date | None = None

    def columns(self) -> dict[str, object]:
        """Every column by its name."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def people_of(unit: Unit, quarter: Quarter) -> QuerySet[Official]:
    """Who holds a post in the unit on any day of the quarter."""
    spells = Assignment.objects.filter(
        Q(until__isnull=True) | Q(until__gte=quarter.first_day),
        unit=unit,
        since__lte=quarter.last_day,
    )
    return Official.objects.filter(pk__in=spells.values("official"))


def check_values(values: TaskValues, unit: Unit, period: str, *, carried: bool = False) -> None:
    """RefusedMany by field. carried: from an earlier quarter, whose deadline it may keep."""
    wrong = dict(_wrong(values, unit, Quarter.parse(period), carried=carried))
    if wrong:
        raise RefusedMany(wrong)


def _wrong(
    values: TaskValues, unit: Unit, quarter: Quarter, *, carried: bool
) -> Iterator[tuple[str, str]]:
    if not values.title.strip():
        yield "title", "Chưa ghi nhiệm vụ. Hãy nêu rõ việc phải làm."
    if values.axis not in AXES:
        yield "axis", "Chưa chọn trục. Hãy chọn một trục từ 1 đến 6."
    if values.field is not None and values.field.unit_id != unit.pk:
        yield "field", f"Lĩnh vực này không thuộc {unit.name}. Hãy chọn lại."
    if values.responsible is not None and not people_of(unit, quarter).filter(
        pk=values.responsible.pk
    ):
        yield (
            "responsible",
            f"{values.responsible.name} không công tác tại {unit.name} trong "
            f"{quarter.vietnamese}. Hãy chọn người của đơn vị.",
        )
    if values.responsible is not None and values.responsible_name.strip():
        yield (
            "responsible_name",
            "Một việc chỉ một đầu mối chịu trách nhiệm chính: để trống ô này hoặc bỏ chọn người "
            "ở ô trên.",
        )
    if values.deadline is not None:
        yield from _deadline(values.deadline, quarter, carried=carried)


def _deadline(day: date, quarter: Quarter, *, carried: bool) -> Iterator[tuple[str, str]]:
    if day > quarter.last_day:
        yield (
            "deadline",
            f"Hạn {day:%d/%m/%Y} sau ngày cuối {quarter.vietnamese} ({quarter.last_day:%d/%m/%Y}). "
            "Việc kéo sang quý sau thì ghi phần phải xong trong quý này.",
        )
    elif day < quarter.first_day and not carried:
        yield (
            "deadline",
            f"Hạn {day:%d/%m/%Y} trước ngày đầu {quarter.vietnamese} "
            f"({quarter.first_day:%d/%m/%Y}). Hãy xem lại ngày, tháng, năm.",
        )
