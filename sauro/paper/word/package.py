"""A .docx is a zip: written again with one fixed time, it is the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

EPOCH = (1980, 1, 1, 0, 0, 0)
DOCUMENT = "word/document.xml"


def settled(package: bytes, change: Callable[[bytes], bytes] | None = None) -> bytes:
    """The same package with fixed times; `change` rewrites the document's text part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if change is not None and name == DOCUMENT:
                content = change(content)
            add_file(new, name, content)
    return made.getvalue()


def add_file(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """A compressed member with the fixed time."""
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
