"""Minutes of the meeting that proposes or decides levels (biên bản họp; HD-QUY VII.2, IX.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sauro.paper.form import Letterhead, Person, Signature
from sauro.paper.layout import Column, Each, Layout, Row, RowsOf, Table, Text, When
from sauro.paper.papers.anchor import LogAnchor, anchor_line
from sauro.paper.papers.votes import LevelVotes, vote_cells, vote_columns
from sauro.paper.parts import LAST, letterhead, person, signed_by, title
from sauro.paper.style import SECTION, Align
from sauro.regulation.levels import Level


@dataclass(frozen=True, slots=True)
class Absentee:
    """Who was called and did not come, and why."""

    person: Person
    reason: str


@dataclass(frozen=True, slots=True)
class DiscussedCase:
    """A case of the meeting. level None: not rated; reason: why it differs from the proposal.

    agreed, against: where the vote was on one level proposed and not among all.
    """

    person: Person
    content: str
    votes: LevelVotes | None
    level: Level | None
    reason: str = ""
    agreed: int | None = None
    against: int | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the paper says; begun and ended in local time, or the day alone.

    secret: votes by secret ballot; None: not recorded. members, came: how many were called and
    came, where only the numbers were recorded. discussion: what was said at the meeting.
    """

    head: Letterhead
    subject: str
    begun: date
    ended: datetime | None
    place: str
    present: tuple[Person, ...]
    absent: tuple[Absentee, ...]
    invited: tuple[Person, ...]
    chair: Person
    secretary: Person
    agenda: tuple[str, ...]
    secret: bool | None
    cases: tuple[DiscussedCase, ...]
    conclusion: str
    chair_signature: Signature
    secretary_signature: Signature
    anchor: LogAnchor | None = None
    discussion: str = ""
    members: int | None = None
    came: int | None = None

    @property
    def called(self) -> int:
        """How many were called: those present and those absent."""
        return len(self.present) + len(self.absent)

    @property
    def away(self) -> int:
        """How many did not come."""
        if self.members is None or self.came is None:
            return len(self.absent)
        return self.members - self.came

    @property
    def spoken_of(self) -> tuple[DiscussedCase, ...]:
        """The cases on which something was said."""
        return tuple(case for case in self.cases if case.content)

    @property
    def on_one_level(self) -> bool:
        """Whether the votes were for or against one level of each case."""
        return any(case.agreed is not None for case in self.cases)


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

_AGREED = Table(
    (
        Column("STT", 9, Align.CENTER),
        Column("Họ và tên, chức danh", 50),
        Column("Mức đề xuất", 36),
        Column("Tán thành", 16, Align.CENTER),
        Column("Không tán thành", 18, Align.CENTER),
        Column("Lý do, ghi chú", 36),
    ),
    RowsOf(
        "case",
        "cases",
        (
            Row(
                (
                    "{{ loop.index }}",
                    person("case.person"),
                    "{{ case.level|decided }}",
                    "{% if case.agreed is not none %}{{ case.agreed }}{% endif %}",
                    "{% if case.against is not none %}{{ case.against }}{% endif %}",
                    "{{ case.reason }}",
                )
            ),
        ),
    ),
)
_HOW = Text(
    "{% if secret is not none %}Hình thức: {% if secret %}bỏ phiếu kín{% else %}biểu quyết "
    "công khai{% endif %}. {% endif %}Không thành viên nào biểu quyết về trường hợp của "
    "chính mình.",
    keep=True,
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
            "2. Triệu tập: {{ (called if members is none else members)|counted }}; "
            "có mặt: {{ (present|count if came is none else came)|counted }}; "
            "vắng mặt: {{ away|counted }}."
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
        Text(f"Chủ trì: {person('chair')}. Thư ký: {person('secretary')}."),
        Text("II. NỘI DUNG", SECTION, keep=True),
        Each("item", "agenda", (Text("{{ loop.index }}. {{ item }}"),)),
        When("discussion", (Text("{{ discussion }}"),)),
        When(
            "spoken_of",
            (
                Text("Ý kiến về từng trường hợp:", keep=True),
                Each(
                    "case",
                    "spoken_of",
                    (Text("- **{{ case.person.name }}**: {{ case.content }}"),),
                ),
            ),
        ),
        Text("III. BIỂU QUYẾT", SECTION, keep=True),
        When("on_one_level", (_AGREED,), (_HOW, _CASES)),
        Text("IV. KẾT LUẬN", SECTION, keep=True),
        Text("{{ conclusion }}"),
        Text(
            "{% if ended %}Kết thúc: {{ ended|moment }}. {% endif %}"
            "Biên bản đã được thông qua tại cuộc họp.",
            keep=True,
        ),
        *signed_by("secretary_signature", "chair_signature"),
        anchor_line(),
    ),
)
