"""Small files of each kind that evidence may be, and some that it may not."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from docx import Document
from openpyxl import Workbook

PDF = b"%PDF-1.7\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
JPG = b"\xff\xd8\xff\xe0" + bytes(16)


def docx() -> bytes:
    """A Word file."""
    buffer = BytesIO()
    document = Document()
    document.add_paragraph("Biên bản")
    document.save(buffer)
    return buffer.getvalue()


def xlsx() -> bytes:
    """An Excel file."""
    buffer = BytesIO()
    Workbook().save(buffer)
    return buffer.getvalue()


def with_macros() -> bytes:
    """A Word file with a macro inside, named as if it had none."""
    buffer = BytesIO(docx())
    with ZipFile(buffer, "a") as parts:
        parts.writestr("word/vbaProject.bin", b"x")
    return buffer.getvalue()


def plain_zip() -> bytes:
    """An archive that is no office file."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as parts:
        parts.writestr("chay.exe", b"MZ")
    return buffer.getvalue()
