"""Minutes of the meeting that proposes or decides levels (biên bản họp; HD-QUY VII.2, IX.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sauro.paper.form import Letterhead, Person, Signature
from sauro.paper.layout import Column, Each, Layout, Row, RowsOf, Table, Text, When
from sauro.paper.papers.votes import LevelVotes, vote_cells, vote_columns
from sauro.paper.parts import LAST, letterhead, person, signed_by, title
from sauro.paper.style import ANCHOR, SECTION, Align
from sauro.regulation.levels import Level


@dataclass(frozen=True, slots=True)
class Absentee:
    """Who was called and did not come, and why."""

    person: Person
    reason: str


@dataclass(frozen=True, slots=True)
class DiscussedCase:
    """A case of the meeting. level None: not rated; reason: why it differs from the proposal."""

    person: Person
    content: str
    votes: LevelVotes | None
    level: Level | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LogAnchor:
    """The head of the log when the minutes were closed: its digest, and how many lines it had."""

    digest: str
    count: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the paper says; begun and ended in local time. secret: votes by secret ballot."""

    head: Letterhead
    subject: str
    begun: datetime
    ended: datetime | None
    place: str
    present: tuple[Person, ...]
    absent: tuple[Absentee, ...]
    invited: tuple[Person, ...]
    chair: Person
    secretary: Person
    agenda: tuple[str, ...]
    secret: bool
    cases: tuple[DiscussedCase, ...]
    conclusion: str
    chair_signature: Signature
    secretary_signature: Signature
    anchor: LogAnchor | None = None

    @property
    def called(self) -> int:
        """How many were called: those present and those absent."""
        return len(self.present) + len(self.absent)


def _people(over: str) -> Each:
    words = f"- {person('person')}{LAST}"
    return Each("person", over, (Text(words),))


_CASES = Table(
    (
        Column("STT", 9, Align.CENTER),
        Column("Họ và tên, chức danh", 34),
        *vote_columns(15),
        Column("Mức kết luận", 24),
        Column("Lý do, ghi chú", 23),
    ),
    RowsOf(
        "case",
        "cases",
        (
            Row(
                (
                    "{{ loop.index }}",
                    person("case.person"),
                    *vote_cells("case.votes"),
                    "{{ case.level|decided }}",
                    "{{ case.reason }}",
                )
            ),
        ),
    ),
)

LAYOUT = Layout(
    "bien-ban-hop",
    "Biên bản họp đánh giá, xếp loại",
    (
        letterhead(),
        *title("BIÊN BẢN", "{{ subject }}"),
        Text("I. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN", SECTION, keep=True),
        Text("1. Bắt đầu: {{ begun|moment }}. Địa điểm: {{ place }}."),
        Text(
            "2. Triệu tập: {{ called|counted }}; có mặt: {{ present|count|counted }}; "
            "vắng mặt: {{ absent|count|counted }}."
        ),
        _people("present"),
        Each(
            "absentee",
            "absent",
            (
                Text(
                    "- Vắng mặt: {{ absentee.person.name }}, lý do: {{ absentee.reason|or_dash }};"
                ),
            ),
        ),
        When("invited", (Text("3. Đại biểu mời:", keep=True), _people("invited"))),
        Text(
            "Chủ trì: {{ chair.name }}, {{ chair.post }}. "
            "Thư ký: {{ secretary.name }}, {{ secretary.post }}."
        ),
        Text("II. NỘI DUNG", SECTION, keep=True),
        Each("item", "agenda", (Text("{{ loop.index }}. {{ item }}"),)),
        When(
            "cases",
            (
                Text("Ý kiến về từng trường hợp:", keep=True),
                Each(
                    "case",
                    "cases",
                    (Text("- **{{ case.person.name }}**: {{ case.content|or_dash }}"),),
                ),
            ),
        ),
        Text("III. BIỂU QUYẾT", SECTION, keep=True),
        Text(
            "Hình thức: {% if secret %}bỏ phiếu kín{% else %}biểu quyết công khai{% endif %}. "
            "Không thành viên nào biểu quyết về trường hợp của chính mình.",
            keep=True,
        ),
        _CASES,
        Text("IV. KẾT LUẬN", SECTION, keep=True),
        Text("{{ conclusion }}"),
        Text(
            "{% if ended %}Kết thúc: {{ ended|moment }}. {% endif %}"
            "Biên bản đã được thông qua tại cuộc họp.",
            keep=True,
        ),
        *signed_by("secretary_signature", "chair_signature"),
        When(
            "anchor",
            (
                Text(
                    "Mốc đối chiếu nhật ký: {{ anchor.count }} dòng, mã {{ anchor.digest }}", ANCHOR
                ),
            ),
        ),
    ),
)
