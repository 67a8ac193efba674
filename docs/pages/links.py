"""Links between the generated pages, written from a page one folder below docs/."""

from __future__ import annotations

import unicodedata

from sauro.regulation.register import Clause, Document, Register


def reading_link(identifier: str) -> str:
    """A link to the page of a reading."""
    return f"[{identifier}](../readings/{identifier}.md)"


def register_file(document: Document) -> str:
    """The file name of a document's clause list."""
    return f"{document.short.lower()}.md"


def anchor(clause: Clause) -> str:
    """An anchor for the clause's row, in plain letters, unique on its page."""
    plain = unicodedata.normalize("NFD", clause.id.lower().replace("đ", "d"))
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else "-" for letter in letters)


def clause_link(register: Register, citation: str) -> str:
    """A link to the row of the cited clause. UnknownClause when it points nowhere."""
    clause = register.resolve(citation)
    document = next(item for item in register.documents if item.short == clause.document)
    return f"[{citation}](../reference/{register_file(document)}#{anchor(clause)})"
