"""The cases behind a figure of the dashboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from django.http import HttpRequest

from sauro.casework.cycles.models import Case, Cycle
from sauro.casework.decisions.dashboard.blocks import APART, WITHOUT_LEVEL
from sauro.casework.decisions.dashboard.leniency import is_above
from sauro.casework.decisions.dashboard.rows import CaseNow
from sauro.regulation.frame_model import Block
from sauro.regulation.levels import LEVELS
from sauro.regulation.procedure.steps import CaseState
from sauro.tables.outcome_words import SHORT_LEVELS
from sauro.web.dashboard.board import STAGES, Board
from sauro.web.listing import Choice, Column, Listing, Select, Sort, listed

BLOCK, STATE, LEVEL, READING, UNIT, ABOVE = (
    "khoi",
    "trang-thai",
    "muc",
    "cach-hieu",
    "don-vi",
    "cao-hon",
)
ABOVE_STAGES = {
    "tu": ("Tự đánh giá cao hơn quyết định", "self_level"),
    "don-vi": ("Đơn vị đề xuất cao hơn quyết định", "proposed"),
    "nguoi-dung-dau": ("Người đứng đầu đề xuất cao hơn quyết định", "head_level"),
}
SORTS = [
    Sort("don-vi", "Đơn vị", ("unit__sort_key", "official__sort_key", "pk")),
    Sort("ten", "Tên", ("official__sort_key", "pk")),
]


class Line(NamedTuple):
    """A case of the list, with what each stage says and the readings it touches."""

    case: Case
    now: CaseNow
    readings: Sequence[str]


class Chosen(NamedTuple):
    """The list, its filters, and how many cases of the reader's own are left out."""

    listing: Listing[Case]
    selects: Sequence[Select]
    unit: str
    hidden: int


def chosen(request: HttpRequest, board: Board, own: int | None) -> Chosen:
    """The cases the address asks for; the reader's own is left out until it is published."""
    asked = _asked(request, board)
    rows = [row for row in board.rows if _fits(row, asked, board)]
    shown = [row for row in rows if not _is_own(row, own)]
    cases = Case.objects.filter(pk__in=[row.pk for row in shown])
    listing = listed(
        request,
        cases.select_related("official", "unit"),
        search="unit__search_key",
        sorts=SORTS,
    )
    unit = next((row.unit_name for row in board.rows if str(row.unit) == asked[UNIT]), "")
    return Chosen(listing, _selects(board, asked), unit, len(rows) - len(shown))


def lines_of(board: Board, cases: Sequence[Case]) -> list[Line]:
    """The cases with what is known of them."""
    now = {row.pk: row for row in board.rows}
    return [Line(case, now[case.pk], board.readings.get(case.pk, ())) for case in cases]


def _is_own(row: CaseNow, own: int | None) -> bool:
    return own is not None and row.official == own and row.state != CaseState.PUBLISHED.value


def _asked(request: HttpRequest, board: Board) -> Mapping[str, str]:
    """What the address says, where it is known; the rest as if it were not there."""
    known = {
        BLOCK: {block.value for block in Block},
        STATE: {code for code, _ in STAGES},
        LEVEL: {*(level.value for level in LEVELS), WITHOUT_LEVEL},
        READING: {each.code for each in board.judgement},
        UNIT: {str(row.unit) for row in board.rows},
        ABOVE: set(ABOVE_STAGES),
    }
    return {
        name: value if (value := request.GET.get(name, "")) in values else ""
        for name, values in known.items()
    }


def _fits(row: CaseNow, asked: Mapping[str, str], board: Board) -> bool:
    tests: Mapping[str, Callable[[str], bool]] = {
        BLOCK: lambda value: row.block == value,
        STATE: lambda value: not row.rated if value == APART else row.state == value,
        LEVEL: lambda value: row.rated and (row.level or WITHOUT_LEVEL) == value,
        READING: lambda value: value in board.readings.get(row.pk, ()),
        UNIT: lambda value: str(row.unit) == value,
        ABOVE: lambda value: is_above(row, ABOVE_STAGES[value][1]),
    }
    return all(tests[name](value) for name, value in asked.items() if value)


def _selects(board: Board, asked: Mapping[str, str]) -> list[Select]:
    levels = [(level.value, SHORT_LEVELS[level]) for level in LEVELS]
    options = {
        (BLOCK, "Khối"): [(each.block.value, each.block.vietnamese) for each in board.blocks],
        (STATE, "Trạng thái"): list(board.stages),
        (LEVEL, "Mức hiện tại"): [*levels, (WITHOUT_LEVEL, "Chưa có mức")],
        (READING, "Cách hiểu"): [
            (each.code, f"{each.code} {each.title}") for each in board.judgement
        ],
        (ABOVE, "So với quyết định"): [(code, words) for code, (words, _) in ABOVE_STAGES.items()],
    }
    return [
        Select(
            name,
            title,
            [
                Choice(value, words, value == asked[name])
                for value, words in [("", "Tất cả"), *choices]
            ],
        )
        for (name, title), choices in options.items()
    ]


def _level(code: str | None) -> str:
    return next((SHORT_LEVELS[level] for level in LEVELS if level.value == code), "")


COLUMNS = [
    Column("Họ và tên", lambda line: line.case.name, width=32),
    Column("Đơn vị", lambda line: line.case.unit.name, width=40),
    Column("Khối", lambda line: Block(line.case.block).vietnamese, width=28),
    Column("Trạng thái", lambda line: CaseState(line.case.state).vietnamese, width=24),
    Column("Tự đánh giá", lambda line: _level(line.now.self_level)),
    Column("Người đứng đầu", lambda line: _level(line.now.head_level)),
    Column("Đơn vị đề xuất", lambda line: _level(line.now.proposed)),
    Column("Thẩm định", lambda line: _level(line.now.appraised)),
    Column("Quyết định", lambda line: _level(line.now.decided)),
    Column("Cách hiểu", lambda line: ", ".join(line.readings)),
]


def export_name(cycle: Cycle) -> str:
    """Of the workbook."""
    return f"ho so {cycle.period.lower()}"
