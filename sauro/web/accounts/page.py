"""The page of one account, also where something on it was refused."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from sauro.casework import clock
from sauro.casework.access.models import User
from sauro.casework.errors import Unknown
from sauro.web.accounts.forms import EndForm, GrantForm
from sauro.web.accounts.lines import own_role, role_line
from sauro.web.permits import Request

INVALID = 422


def find_account(user_id: int) -> User:
    """The account. Unknown where there is none."""
    user = User.objects.select_related("official").filter(pk=user_id).first()
    if user is None:
        raise Unknown
    return user


def account_page(
    request: Request,
    user: User,
    *,
    giving: GrantForm | None = None,
    ending: tuple[int, EndForm] | None = None,
    problem: str = "",
) -> HttpResponse:
    """The account with its roles; status 422 where a form or an act was refused."""
    today = clock.today()
    grants = list(user.grants.select_related("unit", "team").order_by("-since", "-pk"))
    ended = [grant for grant in grants if grant.until is not None and grant.until < today]
    lines = [
        (role_line(grant), _end_form(grant.pk, ending)) for grant in grants if grant not in ended
    ]
    context = {
        "account": user,
        "own": own_role(user),
        "lines": lines,
        "ended": [role_line(grant) for grant in ended],
        "giving": giving or GrantForm(),
        "problem": problem,
    }
    refused = giving is not None or ending is not None or bool(problem)
    return render(
        request, "sauro/accounts/account.html", context, status=INVALID if refused else 200
    )


def _end_form(grant_id: int, ending: tuple[int, EndForm] | None) -> EndForm:
    if ending is not None and ending[0] == grant_id:
        return ending[1]
    return EndForm(initial={"until": clock.today()}, prefix=f"ket-thuc-{grant_id}")
