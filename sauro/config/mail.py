"""The mail server reminders go through, as the environment names it; without one none is used."""

from __future__ import annotations

import os
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

SENDER = "sauro@localhost"
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
WAIT_SECONDS = 20
HOW = "ghi dạng smtp+tls://tên:mật-khẩu@máy:587 (hoặc smtp://, smtps://)"


class Mail(NamedTuple):
    """How to reach the server; host "": there is none."""

    host: str = ""
    port: int = PORTS["smtp"]
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False
    sender: str = SENDER


def mail_server() -> Mail:
    """From `SAURO_SMTP` and `SAURO_MAIL_FROM`. ValueError where the address cannot be read."""
    text = os.environ.get("SAURO_SMTP", "").strip()
    if not text:
        return Mail()
    parts = urlsplit(text)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ValueError(f"SAURO_SMTP: không đọc được; {HOW}")
    return Mail(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtp+tls",
        ssl=parts.scheme == "smtps",
        sender=os.environ.get("SAURO_MAIL_FROM") or SENDER,
    )
