"""An input file before it is read: it exists, is of a known kind and of a bearable size."""

from __future__ import annotations

import stat
from pathlib import Path

from sauro.tables.errors import Place, refusal

TOO_LARGE = 200_000_000
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_ELSE = {
    ".xls": "mở bằng Excel rồi lưu thành .xlsx",
    ".xlsm": "mở bằng Excel rồi lưu thành .xlsx (không có macro)",
    ".xlsb": "mở bằng Excel rồi lưu thành .xlsx",
    ".ods": "mở bằng LibreOffice rồi lưu thành .xlsx",
    ".json": "mỗi dòng ghi một đối tượng và đặt đuôi .jsonl",
}


def check_input(path: Path, kinds: tuple[str, ...]) -> None:
    """Refuse, before reading, what cannot be read. Raises InputErrors."""
    place = Place(path.name)
    if path.suffix.lower() not in kinds:
        what = _ELSE.get(path.suffix.lower(), f"dùng tệp {' hoặc '.join(kinds)}")
        raise refusal(place, f'không đọc được loại tệp "{path.suffix}"; {what}')
    try:
        status = path.stat()
    except OSError as error:
        raise refusal(place, "không tìm thấy tệp; kiểm tra lại đường dẫn") from error
    if not stat.S_ISREG(status.st_mode):
        raise refusal(place, "đây là thư mục hoặc thiết bị, không phải tệp; ghi đường dẫn của tệp")
    if status.st_size >= TOO_LARGE:
        raise too_large(place)
    if status.st_size == 0:
        raise refusal(place, "tệp rỗng; ghi số liệu vào tệp mẫu rồi chạy lại")


def too_large(place: Place) -> Exception:
    """The error for an input beyond the limit."""
    return refusal(place, "lớn từ 200 MB trở lên; chia thành nhiều tệp nhỏ hơn")


def read_bytes(path: Path) -> bytes:
    """The file's bytes; InputErrors when the system refuses them."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path) from error


def unreadable(path: Path) -> Exception:
    """The error for a file that the system does not let be read."""
    return refusal(Place(path.name), "không được phép đọc tệp; kiểm tra quyền của tệp")


def decode(data: bytes, file: str) -> str:
    """Text in UTF-8, or UTF-16 with its mark; a leading mark is dropped. Raises InputErrors."""
    encoding = next((name for mark, name in _BOMS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise refusal(
            Place(file, row=line),
            "không phải bảng mã UTF-8; trong Excel chọn Lưu thành, loại CSV UTF-8",
        ) from error
