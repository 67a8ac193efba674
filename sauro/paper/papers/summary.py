"""Summary of a unit's cases (bảng tổng hợp): form 6 for the central tier, form 8 for others."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sauro.paper.form import Letterhead, Person, Signature
from sauro.paper.layout import Column, Layout, Row, RowsOf, Table, Text
from sauro.paper.parts import closing, form_code, letterhead, title
from sauro.paper.style import Align
from sauro.regulation.levels import Level
from sauro.regulation.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Votes:
    """A collective's votes for the level it proposes, of those present."""

    agreed: int
    present: int


@dataclass(frozen=True, slots=True)
class SummaryCase:
    """A line: own marks and level, the head's comment, the collective's proposal, the rules'."""

    person: Person
    own_score: Fraction | None
    own_level: Level | None
    head_comment: str
    head_level: Level | None
    proposed_level: Level | None
    votes: Votes | None
    outcome: Outcome | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the paper says. central: form 6, else form 8; period: "quý III/2026"."""

    head: Letterhead
    central: bool
    period: str
    unit: str
    cases: tuple[SummaryCase, ...]
    signature: Signature
    recipients: tuple[str, ...]


_TABLE = Table(
    (
        Column("STT", 9, Align.CENTER),
        Column("Họ và tên", 32),
        Column("Chức danh", 34),
        Column("Điểm tự chấm", 16, Align.RIGHT),
        Column("Mức tự đề xuất", 26),
        Column("Ý kiến của người đứng đầu", 42),
        Column("Đề xuất của tập thể (phiếu tán thành/có mặt)", 32),
        Column("Kết quả theo quy tắc", 28),
        Column("Ghi chú", 33),
    ),
    RowsOf(
        "case",
        "cases",
        (
            Row(
                (
                    "{{ loop.index }}",
                    "{{ case.person.name }}",
                    "{{ case.person.post }}",
                    "{{ case.own_score|points }}",
                    "{{ case.own_level|level }}",
                    "{% if case.head_level %}{{ case.head_level|level }}. {% endif %}"
                    "{{ case.head_comment }}",
                    "{{ case.proposed_level|level }}{% if case.votes %} "
                    "({{ case.votes.agreed }}/{{ case.votes.present }}){% endif %}",
                    "{{ case.outcome|rule_level }}",
                    "{{ case.note }}",
                )
            ),
        ),
    ),
)

LAYOUT = Layout(
    "bang-tong-hop",
    "Bảng tổng hợp kết quả đánh giá và đề xuất xếp loại",
    (
        form_code("{% if central %}Mẫu 6{% else %}Mẫu 8{% endif %}"),
        letterhead(),
        *title(
            "BẢNG TỔNG HỢP",
            "kết quả đánh giá và đề xuất xếp loại {{ period }} "
            "{% if central %}đối với cán bộ thuộc diện Bộ Chính trị, Ban Bí thư quản lý"
            "{% else %}của {{ unit }}{% endif %}",
        ),
        _TABLE,
        Text("Danh sách có {{ cases|count|counted }} tập thể, cá nhân.", keep=True),
        *closing(),
    ),
    landscape=True,
)
