"""Pages for what goes wrong: what happened and what to do next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sauro.casework.access.models import User
from sauro.casework.access.rights import rights_of

FAILED = 500


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    if status == FAILED:
        vars(request).pop("rights", None)  # the database itself may be gone: no menu
    else:
        _with_rights(request)
    context = {"title": title, "text": text, "status": status}
    return render(request, "sauro/problem.html", context, status=status)


def _with_rights(request: HttpRequest) -> None:
    """An unknown address has no view, so nobody has looked the rights up that the menu needs."""
    user = getattr(request, "user", None)
    if isinstance(user, User) and not hasattr(request, "rights"):
        request.rights = rights_of(user)  # type: ignore[attr-defined]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's call
    """400: the request cannot be read."""
    return _page(
        request,
        400,
        "Yêu cầu không đọc được",
        "Trình duyệt gửi lên nội dung sai dạng. Hãy quay lại trang trước, tải lại rồi làm lại.",
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's call
    """403: a colleague without the right."""
    return _page(
        request,
        403,
        "Không có quyền làm việc này",
        "Vai trò của bạn không làm được việc này. Nếu cần, hãy đổi vai trò ở đầu trang "
        "hoặc liên hệ người quản trị hệ thống của cơ quan.",
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's call
    """404: no such page, or nothing the person may know of."""
    return _page(
        request,
        404,
        "Không tìm thấy trang",
        "Địa chỉ này không có, hoặc không thuộc phạm vi của bạn. "
        "Hãy bắt đầu lại từ trang Việc của tôi.",
    )


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault; nothing was half-saved."""
    return _page(
        request,
        FAILED,
        "Hệ thống gặp lỗi",
        "Việc vừa làm chưa được lưu. Hãy thử lại; nếu vẫn lỗi, báo người quản trị kèm giờ xảy ra.",
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's call
    """403: the form's token does not fit, mostly because of a sign-in in another tab."""
    from sauro.web import held_form

    origin = request.headers.get("Origin", "")
    if request.user.is_authenticated and origin.endswith("//" + request.get_host()):
        return held_form.offer_again(request, request.get_full_path(), held_form.held(request))
    return _page(
        request,
        403,
        "Biểu mẫu đã hết hạn",
        "Phiên làm việc đã thay đổi từ khi mở trang. Chưa lưu gì. "
        "Hãy quay lại, tải lại trang rồi gửi lại.",
    )
