"""Every clause a page cites, once, with what the register says of it."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from sauro.regulation.register import Clause, Document, load_register


class Cite(NamedTuple):
    """A citation and the place on the page where its clause stands."""

    text: str
    anchor: str


class CitedClause(NamedTuple):
    """A clause with its place on the page."""

    clause: Clause
    anchor: str


class Source(NamedTuple):
    """A document and those of its clauses that the page cites, in the order of the text."""

    document: Document
    clauses: tuple[CitedClause, ...]


class Citations:
    """Collects while a page is put together."""

    def __init__(self) -> None:
        self._order = {
            clause.citation: place for place, clause in enumerate(load_register().clauses, 1)
        }
        self._cited: set[str] = set()

    def cite(self, citation: str) -> Cite:
        """A citation to show. UnknownClause."""
        load_register().resolve(citation)
        self._cited.add(citation)
        return Cite(citation, self._anchor(citation))

    def sources(self) -> tuple[Source, ...]:
        """What was cited so far, by document."""
        documents = {document.short: document for document in load_register().documents}
        clauses = [clause for clause in load_register().clauses if clause.citation in self._cited]
        return tuple(
            Source(documents[short], tuple(self._placed(clause) for clause in of_document))
            for short, of_document in groupby(clauses, key=lambda clause: clause.document)
        )

    def _placed(self, clause: Clause) -> CitedClause:
        return CitedClause(clause, self._anchor(clause.citation))

    def _anchor(self, citation: str) -> str:
        return f"dk-{self._order[citation]}"
