"""The register of clauses: what each document says and what becomes of it here.

Every numbered clause is listed with our own short statement and a state, so that nobody has
to guess what is computed, what is left to people and what is not in hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from typing import cast

from sauro.regulation.errors import RegulationError
from sauro.regulation.packaged import Table, names, read_toml, rows

FOLDER = "register"


class RegisterError(RegulationError):
    """The register's data is wrong; raised when it is loaded."""


class UnknownClause(RegulationError, KeyError):  # noqa: N818  (reads as the state it names)
    """A citation that points nowhere."""

    __str__ = Exception.__str__  # KeyError would show the message in quotes


class State(StrEnum):
    """What becomes of a clause here."""

    ENCODED = "encoded"
    PLANNED = "planned"
    LEFT_TO_PEOPLE = "left_to_people"
    NOT_IN_HAND = "not_in_hand"
    OPEN = "open"
    GROUP = "group"

    @property
    def vietnamese(self) -> str:
        """The state's name in the documentation."""
        return _STATE_NAMES[self]


_STATE_NAMES = {
    State.ENCODED: "đã mã hóa",
    State.PLANNED: "dự kiến",
    State.LEFT_TO_PEOPLE: "để con người quyết định",
    State.NOT_IN_HAND: "chưa có văn bản",
    State.OPEN: "còn ngỏ",
    State.GROUP: "gồm các ý bên dưới",
}


class Known(StrEnum):
    """How a document is known to the project."""

    IN_HAND = "in_hand"
    PUBLIC_PAGES = "public_pages"
    NOT_IN_HAND = "not_in_hand"

    @property
    def vietnamese(self) -> str:
        """The same in the documentation."""
        return _KNOWN_NAMES[self]


_KNOWN_NAMES = {
    Known.IN_HAND: "có trong tay",
    Known.PUBLIC_PAGES: "chỉ biết qua các trang công khai, chưa đối chiếu bản gốc",
    Known.NOT_IN_HAND: "chưa có trong tay",
}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause; `where` names code ("sauro.…") or a rulebook file ("rulebooks/….toml")."""

    document: str
    id: str
    title: str
    statement: str
    state: State
    where: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()

    @property
    def citation(self) -> str:
        """How the clause is cited: "HD-QUY VI.1.1"."""
        return f"{self.document} {self.id}"

    def is_under(self, other: Clause) -> bool:
        """Whether this clause is a part of `other` ("VI.1.1" and "VI.1 đoạn cuối" of "VI.1")."""
        return self.document == other.document and self.id.startswith(
            (f"{other.id}.", f"{other.id} ")
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A document under its short name, with its clauses in the order of the text."""

    short: str
    title: str
    issuer: str
    date: str
    known: Known
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Register:
    """All documents."""

    documents: tuple[Document, ...]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause of every document."""
        return tuple(clause for document in self.documents for clause in document.clauses)

    def resolve(self, citation: str) -> Clause:
        """The clause cited as "HD-QUY VI.1.1". UnknownClause when there is none."""
        clause = self._by_citation.get(citation)
        if clause is None:
            raise UnknownClause(
                f'Không có điều khoản "{citation}" trong sổ điều khoản; '
                "sửa trích dẫn hoặc bổ sung điều khoản vào sổ."
            )
        return clause

    @cached_property
    def _by_citation(self) -> Mapping[str, Clause]:
        return {clause.citation: clause for clause in self.clauses}


@cache
def load_register() -> Register:
    """The packaged register. RegisterError names the file and what is wrong in it."""
    folder = files("sauro.regulation").joinpath(FOLDER)
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    register = Register(tuple(read_document(name, read_toml(FOLDER, name)) for name in found))
    citations = [clause.citation for clause in register.clauses]
    if twice := sorted({name for name in citations if citations.count(name) > 1}):
        raise RegisterError(f"Điều khoản ghi hai lần trong sổ: {', '.join(twice)}.")
    return register


def read_document(file: str, table: Table) -> Document:
    """A document from its parsed file. RegisterError names the file and what is wrong in it."""
    try:
        head = cast("Mapping[str, str]", table["document"])
        return Document(
            short=head["short"],
            title=head["title"],
            issuer=head["issuer"],
            date=head["date"],
            known=Known(head["known"]),
            clauses=tuple(_clause(head["short"], row) for row in rows(table, "clause")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise RegisterError(f"{file}: sổ điều khoản ghi sai hoặc thiếu: {error}") from error


def _clause(document: str, row: Table) -> Clause:
    unknown = row.keys() - {"id", "title", "statement", "state", "where", "readings"}
    if unknown:
        raise ValueError(f"khóa lạ {', '.join(sorted(unknown))} ở {row.get('id')}")
    return Clause(
        document=document,
        id=str(row["id"]),
        title=str(row["title"]),
        statement=str(row["statement"]),
        state=State(str(row["state"])),
        where=tuple(names(row, "where")),
        readings=tuple(names(row, "readings")),
    )
