"""A whole dossier: its parts in order as one PDF with a page of contents, or as a zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sauro.paper.blocks import fill
from sauro.paper.catalogue import Paper, layout_of
from sauro.paper.docx_file import build_docx
from sauro.paper.file_names import FileNames
from sauro.paper.fonts import Fonts, best_fonts
from sauro.paper.papers.contents import LAYOUT, Contents, ContentsLine, ContentsPart
from sauro.paper.pdf_file import build_pdf
from sauro.paper.typeset import start_pages, typeset
from sauro.paper.word.package import add_file

SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of evidence as it was handed in; `name` is shown as given.

    digest: its SHA-256 where that is known; then the PDF needs no content.
    """

    name: str
    content: bytes
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a dossier; the papers have names of their own ("Lê Văn An")."""

    title: str
    papers: tuple[tuple[str, Paper], ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A unit's dossier of a period, its parts in the order of the guideline (HD-QUY VII.2.2)."""

    title: str
    unit: str
    period: str
    parts: tuple[Part, ...]


def build_dossier_pdf(dossier: Dossier, fonts: Fonts | None = None) -> bytes:
    """Contents, then every paper; attachments are listed with their digests, not included."""
    chosen = fonts or best_fonts()
    papers = [paper for part in dossier.parts for _, paper in part.papers]
    filled = [fill(layout_of(paper), paper) for paper in papers]
    unnumbered = fill(LAYOUT, _contents(dossier, [0] * len(papers)))
    starts = start_pages(dossier.title, [unnumbered, *filled], chosen)
    contents = fill(LAYOUT, _contents(dossier, starts[1:]))
    return typeset(dossier.title, [contents, *filled], chosen, footer=dossier.title)


def build_dossier_zip(
    dossier: Dossier, fonts: Fonts | None = None, templates: Path | None = None
) -> bytes:
    """Every paper as .docx and .pdf and every attachment, in a folder a part, with digests.

    The same dossier gives the same bytes; names hold plain letters only.
    """
    made = io.BytesIO()
    names = FileNames()
    sums = []
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in _files(dossier, fonts, templates):
            given = names.unused(name)
            add_file(archive, given, content)
            sums.append(f"{sha256(content).hexdigest()}  {given}\n")
        add_file(archive, SUMS, "".join(sums).encode())
    return made.getvalue()


def _files(
    dossier: Dossier, fonts: Fonts | None, templates: Path | None
) -> Iterator[tuple[tuple[str, str], bytes]]:
    for number, part in enumerate(dossier.parts, 1):
        folder = f"{number} {part.title}"
        for at, (name, paper) in enumerate(part.papers, 1):
            yield (folder, f"{at:03d} {name}.docx"), build_docx(paper, templates)
            yield (folder, f"{at:03d} {name}.pdf"), build_pdf(paper, fonts)
        for attachment in part.attachments:
            yield (folder, attachment.name), attachment.content


def _contents(dossier: Dossier, starts: Sequence[int]) -> Contents:
    pages = iter(starts)
    parts = tuple(ContentsPart(part.title, tuple(_lines(part, pages))) for part in dossier.parts)
    return Contents(dossier.title, dossier.unit, dossier.period, parts)


def _lines(part: Part, pages: Iterator[int]) -> Iterator[ContentsLine]:
    for name, _ in part.papers:
        yield ContentsLine(name, str(next(pages)))
    for file in part.attachments:
        digest = file.digest or sha256(file.content).hexdigest()
        yield ContentsLine(f"{file.name} (SHA-256 {digest})", "tệp kèm")
