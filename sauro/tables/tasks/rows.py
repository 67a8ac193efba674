"""What a file of tasks holds: one frozen row per line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sauro.tables.people.rows import PeopleRow
from sauro.tables.refused_lines import RefusedLine

PLANNED, AD_HOC = "planned", "ad_hoc"
KINDS = {PLANNED: "Theo chương trình, kế hoạch", AD_HOC: "Đột xuất"}


@dataclass(frozen=True, kw_only=True)
class TaskRow(PeopleRow):
    """A task; code may be empty. responsible: an official's code; field: its name."""

    title: str
    axis: int
    code: str = ""
    field: str = ""
    responsible: str = ""
    responsible_name: str = ""
    kind: str = PLANNED
    product: str = ""
    duty: str = ""
    authority: str = ""
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class TasksFile:
    """The sound rows in the order of the file, and the lines refused."""

    rows: tuple[TaskRow, ...] = ()
    refused: tuple[RefusedLine, ...] = ()
