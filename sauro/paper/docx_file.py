"""Papers as Word files, by the shipped templates or by those a province has edited."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sauro.paper.catalogue import LAYOUTS, Paper, layout_of
from sauro.paper.errors import PaperError
from sauro.paper.layout import Layout
from sauro.paper.word.fill import fill_template
from sauro.paper.word.template import make_template


def build_docx(paper: Paper, templates: Path | None = None) -> bytes:
    """The paper as .docx; a template of the same name in `templates` goes before the shipped one.

    PaperError names a template that cannot be read or filled.
    """
    layout = layout_of(paper)
    return fill_template(_template(layout, templates), paper, _file(layout))


def export_templates(folder: Path) -> list[Path]:
    """Write the shipped templates for editing; files that are there already are left alone."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = {folder / _file(layout): layout for layout in LAYOUTS.values()}
    written = [path for path in missing if not path.exists()]
    for path in written:
        path.write_bytes(_shipped(missing[path]))
    return written


def _file(layout: Layout) -> str:
    return f"{layout.code}.docx"


def _template(layout: Layout, folder: Path | None) -> bytes:
    own = None if folder is None else folder / _file(layout)
    if own is None or not own.exists():
        return _shipped(layout)
    try:
        return own.read_bytes()
    except OSError as error:
        raise PaperError(f'Không đọc được mẫu Word "{own.name}"; kiểm tra quyền đọc.') from error


@cache
def _shipped(layout: Layout) -> bytes:
    return make_template(layout)
