"""Opinion sheet sent to a body with the cases routed to it (phiếu xin ý kiến; HD-QUY IX.1.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sauro.paper.form import Letterhead, Person, Signature
from sauro.paper.layout import Column, Layout, Row, RowsOf, Table, Text
from sauro.paper.parts import closing, letterhead, post_and_unit, title
from sauro.paper.style import PLAIN, Align
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome


@dataclass(frozen=True, slots=True)
class OpinionCase:
    """A case with the unit's proposal; `level` and `opinion`: the answer, None and empty before."""

    person: Person
    own_level: Level | None
    proposed_level: Level | None
    outcome: Outcome | None
    level: Level | None = None
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class OpinionSheet:
    """What the paper says. asking: who asks; body: who answers; due: the last day to answer.

    appraises: the body appraises and proposes, it does not only give an opinion.
    """

    head: Letterhead
    period: str
    asking: str
    body: str
    appraises: bool
    due: date
    cases: tuple[OpinionCase, ...]
    signature: Signature
    recipients: tuple[str, ...]


_CASES = Table(
    (
        Column("STT", 9, Align.CENTER),
        Column("Họ và tên", 36),
        Column("Chức danh, đơn vị", 46),
        Column("Mức tự đề xuất", 30),
        Column("Mức đơn vị đề xuất", 30),
        Column("Kết quả theo quy tắc", 30),
        Column("Mức cơ quan được hỏi chọn", 30),
        Column("Ý kiến, lý do", 41),
    ),
    RowsOf(
        "case",
        "cases",
        (
            Row(
                (
                    "{{ loop.index }}",
                    "{{ case.person.name }}",
                    post_and_unit("case.person"),
                    "{{ case.own_level|level }}",
                    "{{ case.proposed_level|level }}",
                    "{{ case.outcome|rule_level }}",
                    "{% if case.level %}{{ case.level|level }}{% endif %}",
                    "{{ case.opinion }}",
                )
            ),
        ),
    ),
)

LAYOUT = Layout(
    "phieu-xin-y-kien",
    "Phiếu xin ý kiến về mức xếp loại",
    (
        letterhead(),
        *title("PHIẾU XIN Ý KIẾN", "về mức xếp loại {{ period }}"),
        Text("Cơ quan xin ý kiến: {{ asking }}", PLAIN),
        Text("Cơ quan được xin ý kiến: {{ body }}", PLAIN),
        Text(
            "Đề nghị {{ body }} {% if appraises %}thẩm định, nhận xét, đánh giá và đề xuất mức xếp "
            "loại{% else %}nhận xét, đánh giá, cho ý kiến về mức xếp loại{% endif %} đối với "
            "{{ cases|count|counted }} trường hợp sau đây, gửi lại chậm nhất ngày {{ due|day }}."
        ),
        _CASES,
        Text("Phiếu có {{ cases|count|counted }} trường hợp.", keep=True),
        *closing(),
    ),
    landscape=True,
)
