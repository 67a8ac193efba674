"""Writing a file whole or not at all, and never over somebody's work."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from sauro.tables.errors import Place, refusal

MADE_BY = "sauro rate"
"""Kept in a result workbook's properties, so that a rerun may replace it."""
_JSON_START = b'{"period": "'


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Write beside the file, then put it in place. InputErrors where the folder refuses it."""
    try:
        handle, name = tempfile.mkstemp(suffix=path.suffix, prefix=".sauro-", dir=path.parent)
    except OSError as error:
        text = "không ghi được vào thư mục; kiểm tra đường dẫn và quyền ghi"
        raise refusal(Place(str(path)), text) from error
    os.close(handle)
    made = Path(name)
    try:
        write(made)
        mask = os.umask(0)
        os.umask(mask)
        made.chmod(0o666 & ~mask)
        made.replace(path)
    except OSError as error:
        raise refusal(
            Place(str(path)), "không ghi được tệp; kiểm tra chỗ trống và quyền"
        ) from error
    finally:
        made.unlink(missing_ok=True)


def refuse_foreign(path: Path) -> None:
    """Refuse to replace a file that is neither empty nor an earlier result of ours."""
    if not path.exists() or (path.is_file() and (path.stat().st_size == 0 or _is_result(path))):
        return
    text = "đã có và không phải là kết quả của lệnh này; chọn tên khác hoặc xóa tệp cũ"
    raise refusal(Place(str(path)), text)


def refuse_existing(path: Path) -> None:
    """Refuse to replace any file that holds something."""
    if path.exists() and not (path.is_file() and path.stat().st_size == 0):
        raise refusal(Place(str(path)), "đã có tệp này; chọn tên khác hoặc xóa tệp cũ")


def _is_result(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return MADE_BY.encode() in archive.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError):
        return path.read_bytes()[: len(_JSON_START)] == _JSON_START
