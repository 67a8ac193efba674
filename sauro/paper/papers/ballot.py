"""Ballot for the levels of a meeting's cases (phiếu biểu quyết): it bears no voter's name."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.paper.form import Letterhead, Person
from sauro.paper.layout import Column, Layout, Row, RowsOf, Table, Text
from sauro.paper.papers.votes import vote_columns
from sauro.paper.parts import letterhead, person, title
from sauro.paper.style import NOTE, Align
from sauro.regulation.levels import Level


@dataclass(frozen=True, slots=True)
class BallotCase:
    """A case to vote on, with the level proposed."""

    person: Person
    proposed_level: Level | None


@dataclass(frozen=True, slots=True)
class Ballot:
    """What the paper says; one sheet holds every case its holder may vote on."""

    head: Letterhead
    period: str
    meeting: str
    cases: tuple[BallotCase, ...]


LAYOUT = Layout(
    "phieu-bieu-quyet",
    "Phiếu biểu quyết mức xếp loại",
    (
        letterhead(),
        *title("PHIẾU BIỂU QUYẾT", "mức xếp loại {{ period }}"),
        Text("{{ meeting }}"),
        Text(
            "Đánh dấu X vào đúng một ô mức xếp loại của mỗi trường hợp; để trống hoặc đánh dấu "
            "nhiều hơn một ô thì phiếu không hợp lệ đối với trường hợp đó. Không ký tên, không "
            "ghi họ tên.",
            NOTE,
        ),
        Table(
            (
                Column("STT", 9, Align.CENTER),
                Column("Họ và tên, chức danh", 46),
                Column("Mức được đề xuất", 30),
                *vote_columns(20)[:-1],
            ),
            RowsOf(
                "case",
                "cases",
                (
                    Row(
                        (
                            "{{ loop.index }}",
                            person("case.person"),
                            "{{ case.proposed_level|level }}",
                            *("",) * 4,
                        )
                    ),
                ),
            ),
        ),
    ),
)
