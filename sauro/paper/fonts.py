"""Which letters PDFs are set in: the system's twin of Times New Roman, else the packaged ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

TWINS = {
    "Tinos": Path("/usr/share/fonts/truetype/croscore"),
    "Liberation Serif": Path("/usr/share/fonts/truetype/liberation2"),
}
"""Same widths as Times New Roman, and with Vietnamese letters (Liberation only from 2 on)."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """A font family and the folder of its files."""

    family: str
    folder: Path


def packaged_fonts() -> Fonts:
    """The fonts that come with the program: PDFs are the same bytes on every machine."""
    return Fonts("Noto Serif", Path(str(files("fontpkg_noto_serif") / "files")))


@cache
def best_fonts() -> Fonts:
    """The twin of Times New Roman where the system has it, else the packaged fonts."""
    for family, folder in TWINS.items():
        if folder.is_dir() and family in font_book(folder).families():
            return Fonts(family, folder)
    return packaged_fonts()


@cache
def font_book(folder: Path) -> typst.Fonts:
    """The typesetter's fonts: those of the folder and its own for rare signs."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
