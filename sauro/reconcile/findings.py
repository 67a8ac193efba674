"""What a check of a report says: how much was checked, and what is wrong where."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """The five ways in which a report's figures contradict one another."""

    SHARE = "share"
    SUM = "sum"
    PARTS = "parts"
    BASE = "base"
    QUOTA = "quota"

    @property
    def vietnamese(self) -> str:
        """In words, as a heading of what was found."""
        return _KIND_NAMES[self]


_KIND_NAMES = {
    FindingKind.SHARE: "tỷ lệ",
    FindingKind.SUM: "phép cộng",
    FindingKind.PARTS: "danh sách",
    FindingKind.BASE: "cách tính tỷ lệ",
    FindingKind.QUOTA: "vượt tỷ lệ xuất sắc",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction: `printed` stands on `line` (from 1), `computed` is what the figures give.

    `quote` is the passage as the report has it, line breaks as spaces; `message` is Vietnamese.
    """

    kind: FindingKind
    line: int
    quote: str
    printed: str
    computed: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """`statements`: shares, sums and lists that were checked; `findings` in the report's order."""

    statements: int
    findings: tuple[Finding, ...]

    def as_json(self) -> dict[str, object]:
        """The object that `sauro check-report --format json` prints."""
        return {"statements": self.statements, "findings": [asdict(f) for f in self.findings]}
