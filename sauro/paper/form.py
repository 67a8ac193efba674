"""What every paper shares, in the form of Party documents: letterhead, signature, people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sauro.paper.typography import BLANK
from sauro.vietnamese.dates import long_date, short_date


class Secrecy(StrEnum):
    """Degrees of secrecy (độ mật), as stamped."""

    CONFIDENTIAL = "MẬT"
    SECRET = "TỐI MẬT"
    TOP_SECRET = "TUYỆT MẬT"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper, its number and day; without number and day it is not yet issued.

    symbol: what follows the number ("QĐ/TU"); empty where the paper bears no number.
    year: written while the day is not known. written: number and symbol as they were recorded
    ("45/TTr-SM"), whatever their form; they go before `number` and `symbol`.
    """

    parent: str
    agency: str
    place: str
    year: int
    symbol: str = ""
    number: int | None = None
    issued_on: date | None = None
    secrecy: Secrecy | None = None
    written: str = ""

    @property
    def _numbered(self) -> str:
        if self.written:
            return self.written
        number = BLANK if self.number is None else f"{self.number:02d}"
        return f"{number}-{self.symbol}"

    @property
    def number_line(self) -> str:
        """ "Số 05-QĐ/TU"; room for the number while there is none."""
        return f"Số {self._numbered}"

    @property
    def reference(self) -> str:
        """How a list names the paper it belongs to: "số 05-QĐ/TU, ngày 03/6/2026"."""
        day = f"{BLANK}/{BLANK}/{self.year}"
        if self.issued_on is not None:
            day = short_date(self.issued_on)
        return f"số {self._numbered}, ngày {day}"

    @property
    def date_line(self) -> str:
        """ "Lâm Đồng, ngày 03 tháng 6 năm 2026"; room for day and month while not issued."""
        if self.issued_on is None:
            return f"{self.place}, ngày {BLANK} tháng {BLANK} năm {self.year}"
        return f"{self.place}, {long_date(self.issued_on)}"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: in whose name ("T/M BAN THƯỜNG VỤ", may be empty), as what, and the name."""

    authority: str
    post: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An official on a paper; a collective has its name here and no post."""

    name: str
    post: str
    unit: str
