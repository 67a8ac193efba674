"""Blocks set as PDF pages (or pictures of them) by typst; the same data gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypedDict

import typst

from sauro.paper.blocks import Json
from sauro.paper.errors import PaperError
from sauro.paper.fonts import Fonts, font_book
from sauro.paper.style import BOTTOM, CELL, LEFT, RIGHT, TOP

if TYPE_CHECKING:
    from typst import PDFStandard

LASTING: list[PDFStandard] = ["a-2a", "ua-1"]
NO_SUCH_SIGN = "could not be displayed with font"
_MARGIN = {"top": TOP, "bottom": BOTTOM, "left": LEFT, "right": RIGHT}


class Letters(TypedDict):
    """Where the typesetter finds its letters: nowhere but in the folder given."""

    font_paths: typst.Fonts
    ignore_system_fonts: bool


def typeset(title: str, papers: Sequence[Json], fonts: Fonts, footer: str | None = None) -> bytes:
    """One PDF of filled papers, each starting on a page of its own. PaperError when it fails.

    It is made for archives and screen readers (PDF/A-2a, PDF/UA-1), unless a text has a sign
    that no font here can show: such a file cannot promise that, but it is still made.
    """
    inputs = _inputs(title, papers, fonts, footer)
    with _said_in_words():
        try:
            return _compile(inputs, fonts, LASTING)
        except typst.TypstError as error:
            if NO_SUCH_SIGN not in error.message:
                raise
        return _compile(inputs, fonts, [])


def _inputs(title: str, papers: Sequence[Json], fonts: Fonts, footer: str | None) -> dict[str, str]:
    data = {
        "title": title,
        "font": fonts.family,
        "footer": footer,
        "page": {"margin": _MARGIN, "cell": {"size": CELL.size, "pitch": CELL.pitch}},
        "papers": list(papers),
    }
    return {"data": json.dumps(data, ensure_ascii=False)}


def _compile(inputs: dict[str, str], fonts: Fonts, standards: list[PDFStandard]) -> bytes:
    result, warnings = typst.compile_with_warnings(
        _source(),
        sys_inputs=inputs,
        format="pdf",
        timestamp=0,
        pdf_standards=standards,
        **_letters(fonts),
    )
    if warnings or not isinstance(result, bytes):
        said = "; ".join(warning.message for warning in warnings)
        raise PaperError(f"Không dựng được tệp PDF: {said}. Kiểm tra phông chữ đã cài.")
    return result


def start_pages(title: str, papers: Sequence[Json], fonts: Fonts) -> list[int]:
    """The page of the whole file on which each paper starts, from 1."""
    with _said_in_words():
        found = typst.query(
            _source(),
            "<start>",
            field="value",
            sys_inputs=_inputs(title, papers, fonts, None),
            **_letters(fonts),
        )
    return [int(page) for page in json.loads(found)]


def _letters(fonts: Fonts) -> Letters:
    return {"font_paths": font_book(fonts.folder), "ignore_system_fonts": True}


@contextmanager
def _said_in_words() -> Iterator[None]:
    try:
        yield
    except typst.TypstError as error:
        raise PaperError(f"Không dựng được tệp PDF: {error.message}.") from error


@cache
def _source() -> bytes:
    return files("sauro.paper").joinpath("paper.typ").read_bytes()
