"""The list of accounts, one account, and its lock."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sauro.casework.access.roles import Act, Role
from sauro.casework.audit.services import record
from sauro.casework.errors import Refused
from sauro.casework.structure.accounts import set_active
from sauro.casework.structure.first_accounts import AT_ONCE
from sauro.casework.structure.selectors import officials_without_account
from sauro.web.accounts.lines import AccountLine, accounts_found, lines_of
from sauro.web.accounts.page import account_page, find_account
from sauro.web.listing import SEARCH, Column, Filter, Sort, listed, xlsx_response
from sauro.web.people.selects import select
from sauro.web.permits import Request, permits

_SORTS = (Sort("ten", "Tên đăng nhập", ("username",)), Sort("moi", "Mới nhất", ("-pk",)))
_STATES = [("True", "Đang dùng"), ("False", "Đã khóa")]
_PASSWORDS = [("True", "Chưa đổi mật khẩu đầu"), ("False", "Đã tự đặt")]
_FILTERS = (
    Filter("trang-thai", "Trạng thái", _STATES, "is_active"),
    Filter("mat-khau", "Mật khẩu", _PASSWORDS, "must_change_password"),
)
_ROLES = [(role.value, role.vietnamese) for role in Role]


@permits(Act.MANAGE_ACCOUNTS)
@require_safe
def listing(request: Request) -> HttpResponse:
    """Everybody who can sign in, with the roles held today."""
    text = request.GET.get(SEARCH, "").strip()
    role, roles = select(request, "vai-tro", "Vai trò", _ROLES)
    shown = listed(request, accounts_found(text, role), sorts=_SORTS, filters=_FILTERS)
    if request.GET.get("xlsx"):
        record(request.rights.actor(), "export_accounts", details={"accounts": shown.found})
        return xlsx_response("tai khoan", _COLUMNS, lines_of(list(shown.rows)))
    context = {
        "listing": replace(
            shown,
            can_search=True,
            search=text,
            selects=[roles, *shown.selects],
            narrowed=shown.narrowed or bool(text or role),
        ),
        "lines": lines_of(list(shown.page)),
        "without": officials_without_account().count(),
        "at_once": AT_ONCE,
    }
    return render(request, "sauro/accounts/accounts.html", context)


@permits(Act.MANAGE_ACCOUNTS)
@require_safe
def show(request: Request, user_id: int) -> HttpResponse:
    """One account: its roles, its lock, its password."""
    return account_page(request, find_account(user_id))


@permits(Act.MANAGE_ACCOUNTS)
@require_POST
def set_lock(request: Request, user_id: int) -> HttpResponse:
    """Lock the account, or open it again."""
    user = find_account(user_id)
    active = request.POST.get("active") == "1"
    try:
        set_active(actor=request.rights.actor(), user=user, active=active)
    except Refused as refused:
        return account_page(request, user, problem=refused.message)
    done = "Đã mở lại tài khoản." if active else "Đã khóa: người này không đăng nhập được nữa."
    messages.success(request, done)
    return redirect("accounts:account", user.pk)


def _roles(line: AccountLine) -> str:
    return "; ".join(f"{each.title} {each.place}".strip() for each in line.roles)


_COLUMNS = (
    Column("Tên đăng nhập", lambda line: line.user.username),
    Column("Họ và tên", lambda line: line.user.full_name, width=30),
    Column("Vai trò", _roles, width=50),
    Column("Trạng thái", lambda line: "Đang dùng" if line.user.is_active else "Đã khóa"),
)
