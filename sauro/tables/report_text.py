"""A report's text from a file or from standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from sauro.tables.docx_text import docx_lines
from sauro.tables.errors import Place, refusal
from sauro.tables.input_file import check_input, read_bytes

KINDS = (".docx", ".txt", ".md")
STANDARD_INPUT = "-"
_MARKED = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_report(source: str) -> str:
    """The text of a .docx, .txt or .md file, or of standard input for "-". Raises InputErrors."""
    if source == STANDARD_INPUT:
        return _decoded(sys.stdin.buffer.read(), "đầu vào chuẩn")
    path = Path(source)
    check_input(path, KINDS)
    if path.suffix.lower() == ".docx":
        return "\n".join(docx_lines(path))
    return _decoded(read_bytes(path), path.name)


def _decoded(data: bytes, name: str) -> str:
    encoding = next((name for mark, name in _MARKED.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refusal(
            Place(name, row=line),
            "không phải bảng mã UTF-8; lưu lại văn bản với bảng mã Unicode (UTF-8)",
        ) from error
    if not text.strip():
        raise refusal(Place(name), "không có chữ nào; kiểm tra lại tệp hoặc nội dung đã dán")
    return text
