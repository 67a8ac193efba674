"""Giving a role and ending it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from sauro.casework import clock
from sauro.casework.access.models import Grant, User
from sauro.casework.access.roles import Act, Role
from sauro.casework.errors import Refused, Unknown
from sauro.casework.structure.accounts import end_grant, grant_role
from sauro.web.accounts.forms import EndForm, GrantForm
from sauro.web.accounts.page import account_page, find_account
from sauro.web.forms import attempt
from sauro.web.permits import Request, permits


@permits(Act.MANAGE_ACCOUNTS)
@require_POST
def give(request: Request, user_id: int) -> HttpResponse:
    """Give the account a role."""
    user = find_account(user_id)
    form = GrantForm(request.POST)
    done = attempt(form, lambda: _give(request, user, form.place()))
    if done is None:
        return account_page(request, user, giving=form)
    messages.success(request, f"Đã cấp vai trò {Role(done.role).vietnamese}.")
    return redirect("accounts:account", user.pk)


def _give(request: Request, user: User, asked: dict[str, Any]) -> Grant:
    """The same role for the same place is not given twice: also when a form is sent twice."""
    place = {name: asked[name] for name in ("role", "unit", "body", "team", "axis")}
    with transaction.atomic():
        if Grant.objects.on(clock.today()).filter(user=user, **place).exists():
            raise Refused("Tài khoản này đang giữ đúng vai trò đó rồi.", field="role")
        return grant_role(actor=request.rights.actor(), user=user, **asked)


@permits(Act.MANAGE_ACCOUNTS)
@require_POST
def end(request: Request, grant_id: int) -> HttpResponse:
    """End a role that has not ended yet."""
    grant = Grant.objects.select_related("user", "unit", "team").filter(pk=grant_id).first()
    if grant is None:
        raise Unknown
    if grant.until is not None and grant.until < clock.today():
        problem = "Vai trò này đã kết thúc trước đó, không đổi được nữa."
        return account_page(request, grant.user, problem=problem)
    form = EndForm(request.POST, prefix=f"ket-thuc-{grant.pk}")
    done = attempt(
        form,
        lambda: end_grant(
            actor=request.rights.actor(), grant=grant, until=form.cleaned_data["until"]
        ),
    )
    if done is None:
        return account_page(request, grant.user, ending=(grant.pk, form))
    messages.success(request, f"Vai trò {Role(done.role).vietnamese} kết thúc sau ngày đã ghi.")
    return redirect("accounts:account", done.user_id)
