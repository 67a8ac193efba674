"""Choosing the theme."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sauro.web import held_form
from sauro.web.look.theme import COOKIE, Theme
from sauro.web.permits import public

A_YEAR = 365 * 24 * 60 * 60


@public
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the choice and go back to where the reader was."""
    chosen, path = request.POST.get("theme", ""), request.POST.get("next", "")
    response = redirect(path if held_form.is_ours(request, path) else "/")
    if chosen in set(Theme):
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(
            COOKIE, chosen, max_age=A_YEAR, samesite="Lax", httponly=True, secure=secure
        )
    return response
