"""What a file really is, by its first bytes and its parts, not by its name."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

_MAGIC = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
}
_OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_MACROS = "vbaproject.bin"
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
KINDS = tuple(CONTENT_TYPES)
_SAME = {"jpeg": "jpg"}


def kind_named(name: str) -> str:
    """The kind a file's name claims; empty when it is none of those allowed."""
    ending = name.rpartition(".")[2].lower()
    kind = _SAME.get(ending, ending)
    return kind if kind in CONTENT_TYPES else ""


def kind_found(content: bytes) -> str:
    """The kind by content; empty when it is none of those allowed, or holds macros."""
    for kind, magic in _MAGIC.items():
        if content.startswith(magic):
            return kind
    return _office(content) if content.startswith(b"PK\x03\x04") else ""


def _office(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as parts:
            names = set(parts.namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return ""
    if any(name.lower().endswith(_MACROS) for name in names):
        return ""
    found = (kind for kind, part in _OFFICE.items() if part in names)
    return next(found, "") if "[Content_Types].xml" in names else ""
