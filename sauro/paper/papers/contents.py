"""The page of contents at the head of a dossier."""

from __future__ import annotations

from dataclasses import dataclass

from sauro.paper.layout import Column, Layout, Row, RowsOf, Table, Text
from sauro.paper.style import NOTE, SUBTITLE, TITLE, Align


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A paper or file; `page`: the number at the foot of the dossier, or that it is apart."""

    title: str
    page: str


@dataclass(frozen=True, slots=True)
class ContentsPart:
    """A part of the dossier with what it holds."""

    title: str
    lines: tuple[ContentsLine, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What the page says."""

    title: str
    unit: str
    period: str
    parts: tuple[ContentsPart, ...]


_LINE = Row(("", "{{ line.title }}", "{{ line.page }}"))
_PART = Row(("{{ loop.index }}", "{{ part.title }}"), spans=(1, 2), bold=True)

LAYOUT = Layout(
    "muc-luc-ho-so",
    "Mục lục hồ sơ",
    (
        Text("{{ title|upper }}", TITLE),
        Text("{{ unit }}, {{ period }}", SUBTITLE),
        Table(
            (
                Column("STT", 10, Align.CENTER),
                Column("Thành phần hồ sơ", 130),
                Column("Trang", 25, Align.CENTER),
            ),
            RowsOf("part", "parts", (_PART, RowsOf("line", "part.lines", (_LINE,)))),
        ),
        Text("Số trang ghi ở cuối mỗi tờ của tập hồ sơ; tệp kèm nằm ngoài tập này.", NOTE),
    ),
)
