"""What the environment says: every setting an operator may change, read in one place."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import date
from pathlib import Path

DEMONSTRATION_TODAY = date(2026, 9, 18)


def data_folder() -> Path:
    """Where everything recorded lies (`SAURO_DATA`, by default ./data); made when missing."""
    folder = Path(os.environ.get("SAURO_DATA", "data")).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def database_url(folder: Path) -> str:
    """`DATABASE_URL`, or the embedded database in the data folder."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'sauro.sqlite3'}"


def key(folder: Path, name: str) -> str:
    """A secret kept outside the database: from the environment, else a file made once.

    `SAURO_SECRET_KEY` signs sessions, `SAURO_AUDIT_KEY` chains the log.
    """
    given = os.environ.get(f"SAURO_{name.upper()}")
    if given:
        return given
    file = folder / "keys" / name
    file.parent.mkdir(mode=0o700, exist_ok=True)
    if not file.exists():
        _make_once(file, secrets.token_urlsafe(48))
    return file.read_text(encoding="ascii").strip()


def _make_once(file: Path, text: str) -> None:
    """Written whole before it is visible, so that two starting processes read the same key."""
    own = file.with_suffix(f".{os.getpid()}")
    own.touch(mode=0o600)
    own.write_text(text, encoding="ascii")
    with suppress(FileExistsError):
        os.link(own, file)
    own.unlink()


def flag(name: str) -> bool:
    """A switch of the environment: on when it says 1."""
    return os.environ.get(name) == "1"


def pinned_today() -> date | None:
    """`SAURO_TODAY=2026-09-18`: the day the whole system takes for today; None: the clock's."""
    text = os.environ.get("SAURO_TODAY")
    return date.fromisoformat(text) if text else None


def hosts() -> list[str]:
    """The host names served: `SAURO_HOSTS`, comma separated; by default this machine's own."""
    given = os.environ.get("SAURO_HOSTS", "")
    return [host.strip() for host in given.split(",") if host.strip()] or [
        "localhost",
        "127.0.0.1",
        "[::1]",
    ]
