"""A Word document as lines of text: paragraphs, tables as rows with |, notes after their paragraph.

Read straight from the document's XML, so that notes and tables keep their places.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from sauro.tables.errors import Place, refusal
from sauro.tables.input_file import unreadable

MOST_XML = 50_000_000
BROKEN = "tệp Word hỏng hoặc không phải tệp .docx; mở bằng Word rồi lưu lại thành .docx"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT = "word/document.xml"
_NOTES = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_LEFT_OUT = {_W + "del", _W + "moveFrom", _W + "pPr", _W + "rPr", _W + "instrText", _FALLBACK}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BARS = re.compile(r"\s*[|\n\t]\s*")


def docx_lines(path: Path) -> list[str]:
    """The text's lines. Raises InputErrors when the file is broken or unpacks beyond the limit."""
    parts = _parts(path)
    try:
        reader = _Reader(parts)
        body = ElementTree.fromstring(parts[_DOCUMENT]).find(_W + "body")
        return [] if body is None else list(reader.blocks(body))
    except (ElementTree.ParseError, RecursionError) as error:
        raise refusal(Place(path.name), BROKEN) from error


def _parts(path: Path) -> dict[str, bytes]:
    """The XML of the body and the notes, looked at before it is unpacked."""
    place = Place(path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
            wanted = [name for name in (_DOCUMENT, *_NOTES.values()) if name in sizes]
            if sum(sizes[name] for name in wanted) > MOST_XML:
                raise refusal(place, "văn bản dài quá 50 MB khi giải nén; chia thành nhiều tệp")
            parts = {name: archive.read(name) for name in wanted}
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        if isinstance(error, PermissionError):
            raise unreadable(path) from error
        raise refusal(place, BROKEN) from error
    if _DOCUMENT not in parts or any(b"<!DOCTYPE" in xml for xml in parts.values()):
        raise refusal(place, BROKEN)
    return parts


def _own(parent: Element, name: str) -> Iterator[Element]:
    """The rows or cells of `parent` itself, in content controls too, not those of inner tables."""
    for child in parent:
        if child.tag == _W + name:
            yield child
        elif child.tag in (_W + "sdt", _W + "sdtContent", _W + "ins"):
            yield from _own(child, name)


class _Reader:
    """Walks through the document; keeps the notes met until their paragraph or table is over."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._notes: dict[tuple[str, str], Element] = {}
        for kind, name in _NOTES.items():
            if name in parts:
                for note in ElementTree.fromstring(parts[name]).iter(_W + kind):
                    self._notes[kind, note.get(_W + "id", "")] = note
        self._met: list[Element] = []
        self._count = 0

    def blocks(self, parent: Element) -> Iterator[str]:
        """The lines of all paragraphs and tables inside `parent`, each block's notes after it."""
        for child in parent:
            if child.tag == _W + "p":
                yield from self._paragraph(child)
            elif child.tag == _W + "tbl":
                yield from self._rows(child)
            elif child.tag not in _LEFT_OUT:
                yield from self.blocks(child)
                continue
            yield from self._notes_met()

    def _paragraph(self, paragraph: Element) -> Iterator[str]:
        text = "".join(self._text(paragraph))
        listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        yield from (f"- {text}" if listed and text.strip() else text).split("\n")

    def _rows(self, table: Element) -> Iterator[str]:
        yield ""
        for row in _own(table, "tr"):
            cells: list[str] = []
            for cell in _own(row, "tc"):
                words = _BARS.sub(" ", " ".join(self._cell(cell))).strip()
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                width = span.get(_W + "val", "1") if span is not None else "1"
                cells += [words] + [""] * (min(int(width), 99) - 1 if width.isdigit() else 0)
            yield f"| {' | '.join(cells)} |"
        yield ""

    def _cell(self, cell: Element) -> Iterator[str]:
        for paragraph in cell.iter(_W + "p"):
            yield "".join(self._text(paragraph))

    def _text(self, element: Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == _W + "t":
                yield (child.text or "").replace("\n", " ").replace("\t", " ")
            elif tag == _W + "tab":
                yield " "
            elif tag in (_W + "br", _W + "cr"):
                yield "\n"
            elif tag == _W + "noBreakHyphen":
                yield "-"
            elif tag in (_W + "footnoteReference", _W + "endnoteReference"):
                yield self._mark(tag.removeprefix(_W).removesuffix("Reference"), child)
            elif tag not in _LEFT_OUT:
                yield from self._text(child)

    def _mark(self, kind: str, reference: Element) -> str:
        note = self._notes.get((kind, reference.get(_W + "id", "")))
        if note is None:
            return ""
        self._met.append(note)
        self._count += 1
        return str(self._count).translate(_RAISED)

    def _notes_met(self) -> Iterator[str]:
        met, self._met = self._met, []
        first = self._count - len(met) + 1
        for number, note in enumerate(met, start=first):
            text = " ".join(" ".join(self._cell(note)).split())
            yield ""
            yield f"{str(number).translate(_RAISED)} {text}"
        if met:
            yield ""
