"""Result notice of a period for the whole level (thông báo kết quả chung; HD-QUY IX.2)."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.paper.form import Letterhead, Signature
from sauro.paper.layout import Column, Layout, PageBreak, Row, RowsOf, Table, Text, When
from sauro.paper.papers.decision import LIST, DecisionList
from sauro.paper.parts import closing, letterhead, title
from sauro.paper.style import BODY, LIST_TITLE, NOTE, SUBTITLE, Align


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """A group's figures. base: the number its excellent share is taken of (HD-QUY VI.2)."""

    title: str
    subjects: int
    excellent: int
    good: int
    completed: int
    failed: int
    base: int

    @property
    def rated(self) -> int:
        """How many were rated: the sum of the levels."""
        return self.excellent + self.good + self.completed + self.failed

    @property
    def not_rated(self) -> int:
        """How many were not."""
        return self.subjects - self.rated


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the paper says. base_words: what the base is ("số xếp loại tốt trở lên").

    lists: who got what, printed behind; empty where the list is not announced.
    """

    head: Letterhead
    period: str
    body: str
    decision: str
    groups: tuple[GroupCounts, ...]
    base_words: str
    lists: tuple[DecisionList, ...]
    signature: Signature
    recipients: tuple[str, ...]


_RIGHT = Align.RIGHT
_GROUPS = Table(
    (
        Column("Đối tượng", 36),
        Column("Tổng số", 13, _RIGHT),
        Column("Được xếp loại", 14, _RIGHT),
        Column("Xuất sắc", 14, _RIGHT),
        Column("Tốt", 12, _RIGHT),
        Column("Hoàn thành", 15, _RIGHT),
        Column("Không hoàn thành", 16, _RIGHT),
        Column("Chưa xếp loại", 15, _RIGHT),
        Column("Tỷ lệ xuất sắc", 30, _RIGHT),
    ),
    RowsOf(
        "group",
        "groups",
        (
            Row(
                (
                    "{{ group.title }}",
                    "{{ group.subjects }}",
                    "{{ group.rated }}",
                    "{{ group.excellent }}",
                    "{{ group.good }}",
                    "{{ group.completed }}",
                    "{{ group.failed }}",
                    "{{ group.not_rated }}",
                    "{{ group.excellent|part_of(group.base) }}",
                )
            ),
        ),
    ),
)

LAYOUT = Layout(
    "thong-bao-chung",
    "Thông báo kết quả đánh giá, xếp loại",
    (
        letterhead(),
        *title("THÔNG BÁO", "kết quả đánh giá, xếp loại {{ period }}"),
        Text(
            "{% if decision %}Căn cứ {{ decision }}, {% endif %}{{ body }} thông báo kết quả "
            "đánh giá, xếp loại {{ period }} như sau:",
            keep=True,
        ),
        _GROUPS,
        Text("Tỷ lệ xuất sắc tính trên {{ base_words }}; trong ngoặc là tỷ lệ phần trăm.", NOTE),
        When("lists", (Text("Danh sách cụ thể kèm theo Thông báo này."),)),
        Text(
            "{{ body }} thông báo để các cơ quan, đơn vị, tập thể, cá nhân liên quan biết, "
            "thực hiện.",
            BODY,
            keep=True,
        ),
        *closing(),
        When(
            "lists",
            (
                PageBreak(),
                Text("DANH SÁCH", LIST_TITLE, keep=True),
                Text("kết quả xếp loại {{ period }}", SUBTITLE, keep=True),
                LIST,
            ),
        ),
    ),
)
