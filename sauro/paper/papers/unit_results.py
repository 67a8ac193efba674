"""A unit's results by axis (Phụ lục 09, HD-QUY V.2): the figures come from the task register."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.paper.form import Letterhead, Signature
from sauro.paper.layout import Column, Layout, Row, RowsOf, Table, Text, When
from sauro.paper.parts import closing, form_code, letterhead, title
from sauro.paper.style import NOTE, SECTION, Align
from sauro.regulation.quarter.facts import Scope


@dataclass(frozen=True, slots=True)
class KindResults:
    """One kind of task ("Theo chương trình, kế hoạch", "Đột xuất", "Cộng") with its counts."""

    kind: str
    counts: Scope


@dataclass(frozen=True, slots=True)
class AxisResults:
    """An axis, or all of them together, with the counts of each kind of task."""

    title: str
    kinds: tuple[KindResults, ...]


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task: who answers for it, its product, due day and result in words."""

    title: str
    axis: int
    kind: str
    person: str
    product: str
    due: str
    result: str


@dataclass(frozen=True, slots=True)
class UnitResults:
    """What the paper says; `axes` ends with the line for all of them. until: the day counted to.

    comment: what the unit says of its results.
    """

    head: Letterhead
    period: str
    unit: str
    until: str
    axes: tuple[AxisResults, ...]
    tasks: tuple[TaskLine, ...]
    signature: Signature
    recipients: tuple[str, ...]
    comment: str = ""


_RIGHT = Align.RIGHT
_COUNTS = Table(
    (
        Column("Loại nhiệm vụ", 46),
        Column("Được giao", 15, _RIGHT),
        Column("Khách quan, bất khả kháng được xác nhận", 24, _RIGHT),
        Column("Tính xếp loại", 16, _RIGHT),
        Column("Hoàn thành", 32, _RIGHT),
        Column("Chậm tiến độ", 30, _RIGHT),
        Column("Vượt mức yêu cầu", 30, _RIGHT),
        Column("Không bảo đảm chất lượng", 30, _RIGHT),
    ),
    RowsOf(
        "axis",
        "axes",
        (
            Row(("{{ axis.title }}",), spans=(8,), bold=True),
            RowsOf(
                "line",
                "axis.kinds",
                (
                    Row(
                        (
                            "{{ line.kind }}",
                            "{{ line.counts.assigned }}",
                            "{{ line.counts.excused }}",
                            "{{ line.counts.counted }}",
                            "{{ line.counts.completed|part_of(line.counts.counted) }}",
                            "{{ line.counts.late|part_of(line.counts.counted) }}",
                            "{{ line.counts.exceeded|part_of(line.counts.counted) }}",
                            "{{ line.counts.substandard|part_of(line.counts.counted) }}",
                        )
                    ),
                ),
            ),
        ),
    ),
)
_TASKS = Table(
    (
        Column("STT", 9, Align.CENTER),
        Column("Nhiệm vụ", 68),
        Column("Trục", 10, Align.CENTER),
        Column("Loại", 26),
        Column("Người chịu trách nhiệm chính", 34),
        Column("Sản phẩm", 42),
        Column("Thời hạn", 20, Align.CENTER),
        Column("Kết quả", 43),
    ),
    RowsOf(
        "task",
        "tasks",
        (
            Row(
                (
                    "{{ loop.index }}",
                    "{{ task.title }}",
                    "{{ task.axis }}",
                    "{{ task.kind }}",
                    "{{ task.person }}",
                    "{{ task.product }}",
                    "{{ task.due }}",
                    "{{ task.result }}",
                )
            ),
        ),
    ),
)

LAYOUT = Layout(
    "phu-luc-09",
    "Phụ lục 09: kết quả thực hiện nhiệm vụ của tập thể",
    (
        form_code("Phụ lục 09"),
        letterhead(),
        *title(
            "TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
            "theo các trục kết quả, {{ period }} của {{ unit }}",
        ),
        Text("I. KẾT QUẢ THEO TRỤC", SECTION, keep=True),
        Text(
            "Số liệu tính đến {{ until }}. Tỷ lệ tính trên số nhiệm vụ được giao trừ số khách "
            "quan, bất khả kháng đã được xác nhận; trong ngoặc là tỷ lệ phần trăm.",
            NOTE,
        ),
        _COUNTS,
        When("comment", (Text("Nhận xét của đơn vị: {{ comment }}"),)),
        Text("II. DANH MỤC NHIỆM VỤ", SECTION, keep=True),
        _TASKS,
        Text("Danh mục có {{ tasks|count|counted }} nhiệm vụ.", keep=True),
        *closing(),
    ),
    landscape=True,
)
