"""A form sent after the session ended: what was typed is held in the page, not lost."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

FIELDS = "held_fields"
PATH = "held_path"
_OURS = {"csrfmiddlewaretoken", FIELDS, PATH, "username", "password"}
STATUS = 401


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page with what was typed inside it."""
    from sauro.web.signin.forms import SignInForm  # the page itself needs `permits`

    context = {"form": SignInForm(), "held": held(request), "held_path": request.get_full_path()}
    return render(request, "sauro/signin/sign_in.html", context, status=STATUS)


def held(request: HttpRequest) -> str:
    """The typed fields as text; every value of a field that has several."""
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        if name not in _OURS
        for value in values
    ]
    return json.dumps(fields, ensure_ascii=False)


def offer_again(request: HttpRequest, path: str, text: str) -> HttpResponse:
    """After signing in: the same fields in a form, to be sent by one press of a button."""
    return render(request, "sauro/signin/send_again.html", {"path": path, "fields": parse(text)})


def parse(text: str) -> list[tuple[str, str]]:
    """The fields of a held text; none where it was tampered with."""
    try:
        fields = json.loads(text)
        return [(str(name), str(value)) for name, value in fields]
    except (ValueError, TypeError, RecursionError):
        return []


def is_ours(request: HttpRequest, path: str) -> bool:
    """Whether the path is an address of this site."""
    return path.startswith("/") and url_has_allowed_host_and_scheme(
        path, allowed_hosts={request.get_host()}
    )
