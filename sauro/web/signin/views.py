"""Signing in and out."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sauro.casework.access.models import User
from sauro.casework.access.roles import Act
from sauro.casework.audit.services import Actor, record
from sauro.casework.demo.accounts import offered
from sauro.web import held_form
from sauro.web.permits import ACTING, Request, permits, public
from sauro.web.signin.forms import PasswordForm, SignInForm

INVALID = 422


@public
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; afterwards go where the person wanted to go."""
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _entered(request, cast(User, form.user))
    context = {
        "form": form,
        "next": _wanted(request),
        "offered": offered(),
        "held": request.POST.get(held_form.FIELDS, ""),
        "held_path": request.POST.get(held_form.PATH, ""),
    }
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/signin/sign_in.html", context, status=status)


def _wanted(request: HttpRequest) -> str:
    path = request.POST.get("next") or request.GET.get("next", "")
    return path if held_form.is_ours(request, path) else "/"


def _entered(request: HttpRequest, user: User) -> HttpResponse:
    login(request, user)
    record(Actor(user.username), "sign_in")
    text, path = request.POST.get(held_form.FIELDS, ""), request.POST.get(held_form.PATH, "")
    if text and held_form.is_ours(request, path):
        return redirect_to_held(request, path, text)
    return redirect(_wanted(request))


def redirect_to_held(request: HttpRequest, path: str, text: str) -> HttpResponse:
    """Show what was typed before the session ended, ready to be sent."""
    return held_form.offer_again(request, path, text)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if request.user.is_authenticated:
        record(Actor(request.user.get_username()), "sign_out")
    logout(request)
    messages.success(request, "Đã đăng xuất.")
    return redirect("signin:sign_in")


@permits(Act.ENTER)
@require_POST
def act_as(request: Request) -> HttpResponse:
    """Choose the role to act in; the page says from then on which it is."""
    chosen = request.POST.get("grant", "")
    for held in request.rights.held:
        if str(held.grant) == chosen:
            request.session[ACTING] = held.grant
    return redirect("/")


@permits(Act.ENTER)
@never_cache
@require_http_methods(["GET", "POST"])
def password(request: Request) -> HttpResponse:
    """Change one's own password."""
    form = PasswordForm(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        request.user.set_password(form.cleaned_data["new"])
        request.user.must_change_password = False
        request.user.save(update_fields=["password", "must_change_password"])
        update_session_auth_hash(request, request.user)
        record(request.rights.actor(), "change_password", f"user:{request.user.pk}")
        messages.success(request, "Đã đổi mật khẩu.")
        return redirect("/")
    status = INVALID if form.is_bound else 200
    return render(request, "sauro/signin/password.html", {"form": form}, status=status)
