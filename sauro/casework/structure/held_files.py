"""A file of people between the preview and the confirmation: kept out of reach, not for long."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from sauro.casework import clock
from sauro.casework.errors import Refused

LASTS = 60 * 60
GONE = "Tệp đã xem trước không còn (giữ nhiều nhất một giờ). Hãy chọn tệp và tải lên lại."


class HeldFile(NamedTuple):
    """A file kept: under which token, its name as uploaded, the digest of its bytes."""

    token: str
    name: str
    digest: str


def keep(data: bytes, name: str) -> HeldFile:
    """Keep the bytes under a new random token; what is too old is removed meanwhile."""
    _sweep()
    held = HeldFile(secrets.token_urlsafe(32), name, hashlib.sha256(data).hexdigest())
    file = _place(held.token)
    file.touch(mode=0o600)
    file.write_bytes(data)
    _stamp(file)
    return held


def open_held(held: HeldFile) -> bytes:
    """The bytes as they were kept. Refused when they are gone, too old, or not the same."""
    _sweep()
    try:
        data = _place(held.token).read_bytes()
    except OSError as error:
        raise Refused(GONE) from error
    if hashlib.sha256(data).hexdigest() != held.digest:
        raise Refused(GONE)
    return data


def drop(held: HeldFile) -> None:
    """Remove the file; nothing happens where it is gone already."""
    _place(held.token).unlink(missing_ok=True)


def _folder() -> Path:
    folder: Path = settings.DATA / "imports"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _place(token: str) -> Path:
    """The file of a token; a token never names a path of its own."""
    return _folder() / hashlib.sha256(token.encode()).hexdigest()


def _stamp(file: Path) -> None:
    """Kept since now by the clock of the system, which may be pinned to a day."""
    now = int(clock.now().timestamp())
    os.utime(file, (now, now))


def _sweep() -> None:
    oldest = int(clock.now().timestamp()) - LASTS
    for file in _folder().iterdir():
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
