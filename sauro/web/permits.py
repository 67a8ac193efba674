"""Every address declares the act it serves; what declares none is refused to everybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import urlencode

from sauro.casework.access.models import User
from sauro.casework.access.rights import UNCHOSEN, Rights, rights_of
from sauro.casework.access.roles import Act
from sauro.casework.errors import Forbidden, Unknown
from sauro.web import held_form, problems

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
PUBLIC = "public"
ACTING = "acting"
NUL, NUL_TYPED = "\x00", "%00"  # no text of a database holds it


class Request(HttpRequest):
    """A request of a signed-in person."""

    user: User
    rights: Rights


def permits(act: Act) -> Callable[[View], View]:
    """Declare the act a view serves; nobody whose roles never allow it gets in."""

    def mark(view: View) -> View:
        view.permit = act  # type: ignore[attr-defined]
        return view

    return mark


def public(view: View) -> View:
    """Declare a view open to everybody, signed in or not."""
    view.permit = PUBLIC  # type: ignore[attr-defined]
    return view


def permit_of(view: object) -> str | None:
    """What a view declares: an act, PUBLIC, or None."""
    return cast("str | None", getattr(view, "permit", None))


class PermitMiddleware:
    """Keeps people from what they may not do before a view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing on the way in: the view is not known yet. No copy of an own page stays behind."""
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: object, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Ask for a sign-in, refuse, or let pass with the person's rights on the request."""
        permit = permit_of(view)
        if NUL in request.path or NUL_TYPED in request.META.get("QUERY_STRING", ""):
            return problems.bad_request(request)
        if not request.user.is_authenticated:
            return None if permit == PUBLIC else _sign_in(request)
        asked = cast(Request, request)
        asked.rights = rights_of(asked.user, int(asked.session.get(ACTING, UNCHOSEN)))
        if permit == PUBLIC:
            return None
        if permit is None or not asked.rights.holds(Act(permit)):
            return problems.not_allowed(request)
        if asked.user.must_change_password and not request.path.startswith("/tai-khoan/"):
            return redirect("account:password")
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """What the doors say, as pages."""
        if isinstance(error, Forbidden):
            return problems.not_allowed(request, error)
        if isinstance(error, Unknown):
            return problems.not_found(request, error)
        return None


def _sign_in(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return held_form.ask_to_sign_in(request)
    return redirect(f"/dang-nhap/?{urlencode({'next': request.get_full_path()})}")
