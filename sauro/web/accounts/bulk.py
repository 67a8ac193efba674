"""Accounts for all officials without one: names and first passwords downloaded once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sauro.casework.access.roles import Act
from sauro.casework.errors import Refused
from sauro.casework.structure.first_accounts import create_missing_accounts
from sauro.casework.structure.selectors import posts_held
from sauro.web.listing import Column, xlsx_response
from sauro.web.permits import Request, permits


@permits(Act.MANAGE_ACCOUNTS)
@never_cache
@require_POST
def create_missing(request: Request) -> HttpResponse:
    """Create them and answer with the workbook; the passwords are nowhere else."""
    try:
        made = create_missing_accounts(actor=request.rights.actor())
    except Refused as refused:
        messages.info(request, refused.message)
        return redirect("accounts:accounts")
    posts = posts_held([each.official.pk for each in made])
    rows = [(each, posts.get(each.official.pk)) for each in made]
    return xlsx_response("mat khau lan dau", _COLUMNS, rows)


_COLUMNS = (
    Column("Đơn vị", lambda row: row[1].unit.name if row[1] else "", width=40),
    Column("Họ và tên", lambda row: row[0].official.name, width=30),
    Column("Tên đăng nhập", lambda row: row[0].user.username, width=20),
    Column("Mật khẩu lần đầu", lambda row: row[0].password, width=24),
)
