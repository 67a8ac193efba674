"""Shapes of what `sauro rate` reads and prints, as the oracle sees them."""

from typing import NotRequired, Required, TypedDict


class Tasks(TypedDict, total=False):
    """Counts of tasks; left out counts are 0."""

    assigned: Required[int]
    excused: int
    completed: Required[int]
    late: int
    exceeded: int
    substandard: int


Absence = TypedDict("Absence", {"kind": str, "from": str, "to": NotRequired[str | None]})


class CaseObject(TypedDict, total=False):
    """One JSON line of `sauro rate`."""

    id: Required[str]
    unit: str
    group: Required[str]
    role: Required[str]
    score: str | int | float | None
    scope: Required[Tasks]
    own: Tasks
    collective: Tasks
    absences: list[Absence]
    dossier_late: bool
    changed_post: bool
    quarters_proposed_excellent: int
    in_ratio: bool


class Condition(TypedDict):
    """One requirement of one rung, with what was found."""

    clause: str
    level: str
    fact: str
    required: str
    actual: str
    holds: bool


class CaseResult(TypedDict):
    """One case's outcome."""

    id: str
    status: str
    level: str | None
    level_if_late: str | None
    readings: list[str]
    conditions: list[Condition]
    missing_for_next: list[str]
    citations: list[str]


class GroupResult(TypedDict):
    """One comparable group under the ceiling."""

    group: str
    base: int
    allowed: int
    candidates: list[str]
    over: int
    tied_at_cut: list[str]


class Result(TypedDict):
    """The whole object."""

    period: str
    rulebook: str
    cases: list[CaseResult]
    groups: list[GroupResult]
