"""Decision on the levels with the list it is about (quyết định xếp loại; HD-QUY II.2, VII)."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.paper.form import Letterhead, Person, Signature
from sauro.paper.layout import Column, Each, Layout, PageBreak, Row, RowsOf, Table, Text
from sauro.paper.papers.anchor import LogAnchor, anchor_line
from sauro.paper.parts import closing, letterhead, title
from sauro.paper.style import BODY, CENTERED_NOTE, ENACTING, LIST_TITLE, SUBTITLE, Align
from sauro.regulation.levels import Level


@dataclass(frozen=True, slots=True)
class DecidedCase:
    """A line of the list; level None: not rated, `note` says why."""

    person: Person
    level: Level | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class DecisionList:
    """A part of the list under a heading of its own ("I. Tập thể")."""

    title: str
    cases: tuple[DecidedCase, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the paper says. grounds: "Căn cứ …" lines without their last sign.

    subject: "về việc xếp loại … quý III/2026". body: who decides ("BAN THƯỜNG VỤ TỈNH ỦY").
    executors: who carries it out ("Văn phòng Tỉnh ủy, Ban Tổ chức Tỉnh ủy, …").
    """

    head: Letterhead
    subject: str
    body: str
    grounds: tuple[str, ...]
    period: str
    lists: tuple[DecisionList, ...]
    executors: str
    signature: Signature
    recipients: tuple[str, ...]
    anchor: LogAnchor | None = None

    @property
    def count(self) -> int:
        """How many cases are decided."""
        return sum(len(part.cases) for part in self.lists)


_CASE = Row(
    (
        "{{ loop.index }}",
        "{{ case.person.name }}",
        "{{ case.person.post }}",
        "{{ case.person.unit }}",
        "{{ case.level|decided }}",
        "{{ case.note }}",
    )
)
LIST = Table(
    (
        Column("STT", 9, Align.CENTER),
        Column("Họ và tên, tập thể", 38),
        Column("Chức danh", 34),
        Column("Đơn vị", 32),
        Column("Mức xếp loại", 30),
        Column("Ghi chú", 22),
    ),
    RowsOf(
        "part",
        "lists",
        (
            Row(("{{ part.title }}",), spans=(6,), bold=True),
            RowsOf("case", "part.cases", (_CASE,)),
        ),
    ),
)

LAYOUT = Layout(
    "quyet-dinh-xep-loai",
    "Quyết định xếp loại",
    (
        letterhead(),
        *title("QUYẾT ĐỊNH", "{{ subject }}"),
        Each(
            "ground", "grounds", (Text("- {{ ground }}{% if loop.last %},{% else %};{% endif %}"),)
        ),
        Text("{{ body|upper }}", ENACTING, keep=True),
        Text("QUYẾT ĐỊNH:", ENACTING, keep=True),
        Text(
            "**Điều 1.** Xếp loại chất lượng {{ period }} đối với {{ count|counted }} tập thể, "
            "cá nhân (có danh sách kèm theo)."
        ),
        Text(
            "**Điều 2.** {{ executors }} và các tập thể, cá nhân có tên trong danh sách chịu "
            "trách nhiệm thi hành Quyết định này."
        ),
        Text("**Điều 3.** Quyết định có hiệu lực kể từ ngày ký.", BODY, keep=True),
        *closing(),
        PageBreak(),
        Text("DANH SÁCH", LIST_TITLE, keep=True),
        Text("kết quả xếp loại {{ period }}", SUBTITLE, keep=True),
        Text(
            "(kèm theo Quyết định {{ head.reference }} của {{ body }})",
            CENTERED_NOTE,
            keep=True,
        ),
        LIST,
        Text("Danh sách có {{ count|counted }} tập thể, cá nhân."),
        anchor_line(),
    ),
)
