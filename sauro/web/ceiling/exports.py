"""The board as workbooks: the groups, and the ranked candidates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.http import HttpResponse

from sauro.casework.cycles.models import Cycle
from sauro.casework.decisions.ceiling import GroupBoard, RankedCase
from sauro.web.listing import Column, xlsx_response
from sauro.web.look.figures import share

GROUPS, CANDIDATES = "nhom", "ung-vien"


class Row(NamedTuple):
    """A candidate with its group."""

    group: GroupBoard
    ranked: RankedCase


def workbook(kind: str, cycle: Cycle, groups: Sequence[GroupBoard], base: str) -> HttpResponse:
    """The workbook asked for; the groups unless the candidates were."""
    if kind == CANDIDATES:
        return xlsx_response(f"ung-vien-xuat-sac-{cycle.period}", _CANDIDATES, _rows(groups))
    return xlsx_response(f"ty-le-xuat-sac-{cycle.period}", _groups(base), groups)


def _rows(groups: Sequence[GroupBoard]) -> Iterator[Row]:
    for group in groups:
        for ranked in group.candidates:
            yield Row(group, ranked)


def _groups(base: str) -> list[Column]:
    return [
        Column("Nhóm tương đồng", lambda row: row.group.name, width=40),
        Column("Cơ sở", lambda row: row.base, base=base),
        Column("Được", lambda row: row.allowed),
        Column("Đang ở mức xuất sắc", lambda row: row.chosen),
        Column("Tỷ lệ", lambda row: share(row.chosen, row.base), base=base),
        Column("Vượt", lambda row: row.over),
        Column("Bằng nhau tại vạch", lambda row: len(row.ceiling.tied_at_cut)),
        Column("Xuất sắc ngoài tỷ lệ", lambda row: row.outside),
    ]


def _chosen(row: Row) -> str:
    choice = row.ranked.choice
    if choice is None:
        return ""
    return "giữ" if choice.keeps else "không giữ"


_CANDIDATES = [
    Column("Nhóm tương đồng", lambda row: row.group.group.name, width=32),
    Column("Thứ tự", lambda row: row.ranked.place, width=8),
    Column("Họ và tên", lambda row: row.ranked.case.name, width=28),
    Column("Chức danh", lambda row: row.ranked.case.post_title, width=36),
    Column("Điểm", lambda row: row.ranked.excellent.score),
    Column(
        "Tỷ lệ vượt mức",
        lambda row: share(row.ranked.excellent.exceeded, row.ranked.excellent.counted),
        base="số nhiệm vụ được tính",
    ),
    Column("Số quý trước được đề xuất xuất sắc", lambda row: row.ranked.excellent.earlier),
    Column("Trong hạn mức", lambda row: "có" if row.ranked.within else "không"),
    Column("Bằng nhau tại vạch", lambda row: "có" if row.ranked.tied else ""),
    Column("Lựa chọn", _chosen),
    Column("Lý do", lambda row: row.ranked.choice.reason if row.ranked.choice else "", width=40),
]
