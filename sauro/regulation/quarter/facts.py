"""What is recorded about one case of a quarter: the facts a rating is computed from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Role(StrEnum):
    """Whom the case is about: an official in a role, or the collective itself (reading D13)."""

    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"
    COLLECTIVE = "collective"

    @property
    def vietnamese(self) -> str:
        """The role's name on screens and papers."""
        return _ROLE_NAMES[self]


_ROLE_NAMES = {
    Role.HEAD: "Người đứng đầu",
    Role.DEPUTY: "Cấp phó",
    Role.MEMBER: "Thành viên",
    Role.COLLECTIVE: "Tập thể",
}


class AbsenceKind(StrEnum):
    """Grounds for not rating a quarter (HD-QUY VIII.1.2, VIII.1.3)."""

    TRAINING = "training"
    FIRST_APPOINTMENT = "first_appointment"
    SICK = "sick"
    MATERNITY = "maternity"
    OTHER = "other"
    EXAMINATION = "examination"

    @property
    def vietnamese(self) -> str:
        """The ground's name on screens and papers."""
        return _ABSENCE_NAMES[self]


_ABSENCE_NAMES = {
    AbsenceKind.TRAINING: "Đào tạo, bồi dưỡng tập trung",
    AbsenceKind.FIRST_APPOINTMENT: "Lần đầu được bổ nhiệm",
    AbsenceKind.SICK: "Nghỉ ốm",
    AbsenceKind.MATERNITY: "Nghỉ thai sản",
    AbsenceKind.OTHER: "Trường hợp khác theo quyết định",
    AbsenceKind.EXAMINATION: "Đang kiểm tra dấu hiệu vi phạm",
}


class Counts(NamedTuple):
    """Numbers of tasks. `excused` tasks leave every count (reading D11)."""

    assigned: int
    completed: int
    excused: int = 0

    @property
    def counted(self) -> int:
        """The base of every share: assigned less excused."""
        return self.assigned - self.excused


class Scope(NamedTuple):
    """Numbers of the tasks an official answers for (HD-QUY IX.1.3, reading D12).

    late: behind schedule, finished or not. substandard: completed, not to the quality required.
    """

    assigned: int
    completed: int
    late: int
    exceeded: int
    substandard: int = 0
    excused: int = 0

    @property
    def counted(self) -> int:
        """The base of every share: assigned less excused."""
        return self.assigned - self.excused


class Absence(NamedTuple):
    """A span, both days included; `end` None: still going on.

    For a first appointment `start` is the day of appointment and `end` stays None.
    """

    kind: AbsenceKind
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The facts of one case. `score` is exact, 0 to 100; None: not known.

    own None: taken as the scope for a deputy or member, not applied otherwise.
    collective None: its rule (HD-QUY IX.1.4) is not applied.
    """

    role: Role
    score: Fraction | None
    scope: Scope
    own: Counts | None = None
    collective: Counts | None = None
    absences: tuple[Absence, ...] = ()
    dossier_late: bool = False
    changed_post: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A case in its comparable group (nhóm tương đồng).

    in_ratio: whether it counts in the group's ceiling (HD-QUY VI.2 đoạn 3).
    """

    id: str
    group: str
    facts: CaseFacts
    in_ratio: bool
    unit: str = ""
    quarters_proposed_excellent: int = 0
