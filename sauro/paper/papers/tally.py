"""Record of the count of votes (biên bản kiểm phiếu): counts only, never who voted what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sauro.paper.form import Letterhead, Person, Signature
from sauro.paper.layout import Column, Each, Layout, Row, RowsOf, Table, Text, When
from sauro.paper.papers.votes import LevelVotes, vote_cells, vote_columns
from sauro.paper.parts import LAST, letterhead, person, signed_by, title
from sauro.paper.style import SECTION, Align
from sauro.paper.typography import DOTS


@dataclass(frozen=True, slots=True)
class CountedCase:
    """A case with its votes; voters: how many could vote on it."""

    person: Person
    voters: int
    votes: LevelVotes


@dataclass(frozen=True, slots=True)
class Tally:
    """What the paper says: sheets issued and handed in, then the cases' votes.

    counted_at: local time, or the day alone. issued, returned: None where nobody recorded them:
    room is left, as it is for the tellers.
    """

    head: Letterhead
    period: str
    meeting: str
    counted_at: date
    tellers: tuple[Person, ...]
    issued: int | None
    returned: int | None
    cases: tuple[CountedCase, ...]
    teller_signature: Signature
    chair_signature: Signature


LAYOUT = Layout(
    "bien-ban-kiem-phieu",
    "Biên bản kiểm phiếu",
    (
        letterhead(),
        *title("BIÊN BẢN KIỂM PHIẾU", "biểu quyết mức xếp loại {{ period }}"),
        Text("{{ meeting }}"),
        Text("Thời gian kiểm phiếu: {{ counted_at|moment }}."),
        Text("I. TỔ KIỂM PHIẾU", SECTION, keep=True),
        When(
            "tellers",
            (Each("teller", "tellers", (Text(f"- {person('teller')}{LAST}"),)),),
            (Text(f"- {DOTS}"),),
        ),
        Text("II. KẾT QUẢ", SECTION, keep=True),
        Text(
            "Số phiếu phát ra: {{ issued|counted }}; số phiếu thu về: {{ returned|counted }}.",
            keep=True,
        ),
        Table(
            (
                Column("STT", 9, Align.CENTER),
                Column("Họ và tên, chức danh", 42),
                Column("Số người được biểu quyết", 20, Align.CENTER),
                *vote_columns(19),
            ),
            RowsOf(
                "case",
                "cases",
                (
                    Row(
                        (
                            "{{ loop.index }}",
                            person("case.person"),
                            "{{ case.voters }}",
                            *vote_cells("case.votes"),
                        )
                    ),
                ),
            ),
        ),
        Text("Biên bản được lập xong và thông qua tại chỗ.", keep=True),
        *signed_by("teller_signature", "chair_signature"),
    ),
)
