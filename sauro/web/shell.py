"""What every page carries: menu, role acted in, the open cycle and its next deadline."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest

from sauro.casework import clock
from sauro.casework.access.rights import Rights
from sauro.casework.access.roles import MATRIX, Act, Role
from sauro.casework.cycles.models import Cycle, Due


class MenuEntry(NamedTuple):
    """A page of the menu: shown to the roles that the matrix allows the act."""

    title: str
    path: str
    icon: str
    act: Act


MENU = (
    MenuEntry("Việc của tôi", "/", "home", Act.ENTER),
    MenuEntry("Tổng quan", "/tong-quan/", "presentation-chart-bar", Act.SEE_DASHBOARD),
    MenuEntry("Kế hoạch, nhiệm vụ", "/nhiem-vu/", "clipboard-document-list", Act.SEE_TASKS),
    MenuEntry("Tự đánh giá", "/tu-danh-gia/", "pencil-square", Act.SELF_ASSESS),
    MenuEntry("Bản tự đánh giá", "/tu-danh-gia/", "pencil-square", Act.TYPE_ON_BEHALF),
    MenuEntry("Duyệt kế hoạch", "/ke-hoach/", "document-check", Act.APPROVE_PLAN),
    MenuEntry("Đơn vị", "/don-vi/", "building-office-2", Act.SEE_UNIT),
    MenuEntry("Thẩm định", "/tham-dinh/", "magnifying-glass", Act.SEE_APPRAISAL),
    MenuEntry("Ý kiến", "/y-kien/", "chat-bubble-left-right", Act.GIVE_OPINION),
    MenuEntry("Trường hợp riêng", "/truong-hop/", "user-minus", Act.RECORD_ABSENCE),
    MenuEntry("Kết quả các trục", "/truc/", "chart-bar-square", Act.SEE_INDICATORS),
    MenuEntry("Tỷ lệ", "/ty-le/", "scale", Act.SEE_CEILING),
    MenuEntry("Họp xếp loại", "/hop/", "user-group", Act.SEE_SESSION),
    MenuEntry("Bỏ phiếu", "/bo-phieu/", "archive-box", Act.CAST_VOTE),
    MenuEntry("Kết quả", "/ket-qua/", "check-badge", Act.SEE_RESULTS),
    MenuEntry("Báo cáo, văn bản", "/bao-cao/", "document-text", Act.SEE_CASE),
    MenuEntry("Trách nhiệm đề xuất", "/trach-nhiem/", "flag", Act.SEE_ACCOUNTABILITY),
    MenuEntry("Cán bộ", "/can-bo/", "identification", Act.SEE_OFFICIAL),
    MenuEntry("Đối chiếu số liệu", "/doi-chieu/", "calculator", Act.ENTER),
    MenuEntry("Lịch", "/lich/", "calendar-days", Act.ENTER),
    MenuEntry("Bộ quy tắc", "/quy-tac/", "book-open", Act.ENTER),
    MenuEntry("Kỳ đánh giá", "/quan-tri/ky/", "clock", Act.MANAGE_CYCLE),
    MenuEntry("Khung tiêu chí", "/quan-tri/khung/", "table-cells", Act.MANAGE_CYCLE),
    MenuEntry("Quản trị", "/quan-tri/", "cog-6-tooth", Act.MANAGE_PEOPLE),
    MenuEntry("Nhật ký", "/nhat-ky/", "queue-list", Act.SEE_LOG),
)


class DueChip(NamedTuple):
    """The next last moment of the open cycle, and how many days are left (below 0: past)."""

    title: str
    last_day: date
    days_left: int


def shell(request: HttpRequest) -> dict[str, object]:
    """The context of the page around the page."""
    context: dict[str, object] = {
        "demonstration": settings.DEMONSTRATION,
        "today": clock.today(),
        "today_is_pinned": settings.TODAY is not None,
    }
    rights: Rights | None = getattr(request, "rights", None)
    if rights is not None:
        cycle = Cycle.objects.filter(state=Cycle.State.OPEN).order_by("-period").first()
        context |= {
            "rights": rights,
            "menu": menu(rights),
            "open_cycle": cycle,
            "next_due": next_due(cycle) if cycle else None,
        }
    return context


def menu(rights: Rights) -> list[MenuEntry]:
    """The entries for the role acted in, and for the own case of who is rated."""
    roles = {rights.current.role} if rights.current else set()
    if rights.official is not None:
        roles.add(Role.OFFICIAL)
    found: dict[str, MenuEntry] = {}
    for entry in MENU:
        if roles & MATRIX[entry.act].keys():
            found.setdefault(entry.path, entry)
    return list(found.values())


def next_due(cycle: Cycle) -> DueChip | None:
    """The next last moment from today on."""
    today = clock.today()
    due = Due.objects.filter(cycle=cycle, last_day__gte=today).first()
    return DueChip(due.title, due.last_day, (due.last_day - today).days) if due else None
