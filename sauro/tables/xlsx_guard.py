"""An Excel file looked at before a reader opens it: whole, and no bomb."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from sauro.tables.errors import Place, refusal
from sauro.tables.input_file import unreadable

MOST_UNPACKED = 1_000_000_000
BOMB_FROM = 20_000_000
BOMB_RATIO = 250
BROKEN = "tệp Excel hỏng hoặc không phải tệp .xlsx; mở bằng Excel rồi lưu lại thành .xlsx"


def check_whole(path: Path) -> None:
    """Refuse a broken or bomb-like zip, reading every part once. Raises InputErrors."""
    place = Place(path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive, place)
            damaged = archive.testzip()
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        if isinstance(error, PermissionError):
            raise unreadable(path) from error
        raise refusal(place, BROKEN) from error
    if damaged is not None:
        raise refusal(place, BROKEN)


def _check_sizes(archive: zipfile.ZipFile, place: Place) -> None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    bomb = unpacked > BOMB_FROM and unpacked > BOMB_RATIO * packed
    if unpacked > MOST_UNPACKED or bomb:
        raise refusal(place, "nén quá nhiều số liệu so với cỡ tệp; chỉ giữ các trang tính cần")
