"""Browsers of the tests of people, accounts and the log."""

from __future__ import annotations

from django.test import Client

from sauro.casework.access.models import User


def client_of(user: User) -> Client:
    """A browser signed in."""
    client = Client()
    client.force_login(user)
    return client
