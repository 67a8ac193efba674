"""The mail server as the environment names it."""

from __future__ import annotations

import pytest

from sauro.config.mail import Mail, mail_server


def test_nothing_said_means_no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SAURO_SMTP", raising=False)
    assert mail_server() == Mail()
    assert mail_server().host == ""


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp://mail.example.org", Mail("mail.example.org", 25)),
        (
            "smtp+tls://nhac:m%40t@mail.example.org",
            Mail("mail.example.org", 587, "nhac", "m@t", tls=True),
        ),
        ("smtps://mail.example.org:1465", Mail("mail.example.org", 1465, ssl=True)),
    ],
)
def test_an_address_is_read(monkeypatch: pytest.MonkeyPatch, address: str, expected: Mail) -> None:
    monkeypatch.setenv("SAURO_SMTP", address)
    monkeypatch.setenv("SAURO_MAIL_FROM", "nhac@example.org")
    assert mail_server() == expected._replace(sender="nhac@example.org")


@pytest.mark.parametrize("address", ["mail.example.org", "http://mail.example.org", "smtp://"])
def test_what_is_no_address_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("SAURO_SMTP", address)
    with pytest.raises(ValueError, match="SAURO_SMTP: không đọc được; ghi dạng smtp"):
        mail_server()
