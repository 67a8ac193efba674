"""A new account, a new first password: each shown once, stored nowhere."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.models import User
from sauro.casework.access.roles import Act
from sauro.casework.people.models import Official
from sauro.casework.structure.accounts import create_account, reset_password
from sauro.casework.structure.first_accounts import free_username
from sauro.web.accounts.forms import AccountForm
from sauro.web.accounts.page import find_account
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits

INVALID = 422


@permits(Act.MANAGE_ACCOUNTS)
@never_cache
@require_http_methods(["GET", "POST"])
def create(request: Request) -> HttpResponse:
    """Ask whose account; then show its first password, this once."""
    data = request.POST if request.method == "POST" else None
    form = AccountForm(data, initial=_suggested(request))
    done = attempt(form, lambda: _create(request, form.cleaned_data)) if form.is_bound else None
    if done is None:
        status = INVALID if form.is_bound else 200
        return render(request, "sauro/accounts/create.html", {"form": form}, status=status)
    return _once(request, *done, title="Đã tạo tài khoản")


@permits(Act.MANAGE_ACCOUNTS)
@never_cache
@require_POST
def reset(request: Request, user_id: int) -> HttpResponse:
    """Replace a forgotten password by a new first one, shown this once."""
    user = find_account(user_id)
    password = reset_password(actor=request.rights.actor(), user=user)
    return _once(request, user, password, title="Đã đặt lại mật khẩu")


def _create(request: Request, data: dict[str, Any]) -> tuple[User, str]:
    official: Official | None = data["official"]
    return create_account(
        actor=request.rights.actor(),
        username=data["username"],
        full_name=data["full_name"] or (official.name if official else ""),
        official=official,
    )


def _suggested(request: Request) -> dict[str, object]:
    """Filled in for the official the page was opened for."""
    asked = request.GET.get("can-bo", "")
    official = Official.objects.filter(pk=int(asked)).first() if asked.isdecimal() else None
    if official is None:
        return {}
    taken = set(User.objects.values_list("username", flat=True))
    return {"official": official.pk, "username": free_username(official.name, taken)}


def _once(request: Request, user: User, password: str, *, title: str) -> HttpResponse:
    context = {"account": user, "first_password": password, "title": title}
    return render(request, "sauro/accounts/once.html", context)
