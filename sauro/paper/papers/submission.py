"""Submission of a unit's dossier: the first of its six parts (tờ trình; HD-QUY VII.2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.paper.form import Letterhead, Signature
from sauro.paper.layout import Column, Each, Layout, Row, RowsOf, Table, Text
from sauro.paper.parts import LAST, addressees, closing, letterhead, title
from sauro.paper.style import BODY, Align
from sauro.regulation.levels import Level


@dataclass(frozen=True, slots=True)
class Proposed:
    """How many are proposed for a level; level None: not rated this period."""

    level: Level | None
    count: int


@dataclass(frozen=True, slots=True)
class DossierPart:
    """A part of the dossier, how many papers it holds, and what else is to be said of it."""

    title: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """What the paper says. to: the addressees; meeting: "họp ngày 20/9/2026", may be empty."""

    head: Letterhead
    period: str
    unit: str
    to: tuple[str, ...]
    meeting: str
    count: int
    proposed: tuple[Proposed, ...]
    parts: tuple[DossierPart, ...]
    signature: Signature
    recipients: tuple[str, ...]


_PARTS = Table(
    (
        Column("STT", 10, Align.CENTER),
        Column("Thành phần hồ sơ", 95),
        Column("Số lượng", 20, Align.CENTER),
        Column("Ghi chú", 40),
    ),
    RowsOf(
        "part",
        "parts",
        (
            Row(
                (
                    "{{ loop.index }}",
                    "{{ part.title }}",
                    "{{ part.count|counted }}",
                    "{{ part.note }}",
                )
            ),
        ),
    ),
)

LAYOUT = Layout(
    "to-trinh",
    "Tờ trình nộp hồ sơ đánh giá, xếp loại",
    (
        letterhead(),
        *title("TỜ TRÌNH", "đề nghị đánh giá, xếp loại {{ period }} của {{ unit }}"),
        *addressees(),
        Text(
            "{% if meeting %}Căn cứ kết quả {{ meeting }}, {% endif %}{{ unit }} đề nghị xem xét, "
            "đánh giá, xếp loại {{ period }} đối với {{ count|counted }} tập thể, cá nhân, gồm:",
            keep=True,
        ),
        Each(
            "line",
            "proposed",
            (Text("- {{ line.level|decided }}: {{ line.count|counted }}" + LAST),),
        ),
        Text(
            "Hồ sơ gửi kèm (bản điện tử và bản giấy) gồm {{ parts|count|counted }} phần:", keep=True
        ),
        _PARTS,
        Text("{{ unit }} kính trình xem xét, quyết định.", BODY, keep=True),
        *closing(),
    ),
)
