"""Parts of a rulebook's page about dates and bodies: deadlines, competence, opinions."""

from __future__ import annotations

from docs.pages.links import clause_link, reading_link
from docs.pages.markdown import bullets, table
from docs.pages.posts import block_names, position_names
from sauro.regulation.competence import Competence, Tier, TierRule, load_competence
from sauro.regulation.deadlines import BeforeDay, Deadline, deadlines
from sauro.regulation.period import Quarter
from sauro.regulation.register import Register
from sauro.regulation.routing import Route, load_routing


def schedule_parts(book: str, quarter: Quarter, register: Register) -> tuple[str, ...]:
    """Deadlines of the quarter, who decides, who is asked."""
    return (
        _deadlines_part(book, quarter, register),
        _competence_part(load_competence(book), register),
        _routing_part(book, register),
    )


def _deadlines_part(book: str, quarter: Quarter, register: Register) -> str:
    strict = deadlines(book, quarter, BeforeDay.STRICT)
    inclusive = {item.code: item for item in deadlines(book, quarter, BeforeDay.INCLUSIVE)}
    rows = [_deadline(item, inclusive[item.code], register) for item in strict]
    headers = ["Việc", "`strict`", "`inclusive`", "Điều khoản", "Cách hiểu"]
    return (
        f"## Thời hạn\n\nNgày đúng hạn cuối cùng của {quarter.vietnamese}, theo hai giá trị "
        f"của `before_day` ({reading_link('D6')}).\n\n" + table(headers, rows)
    )


def _deadline(strict: Deadline, inclusive: Deadline, register: Register) -> list[str]:
    return [
        strict.title,
        f"{strict.last_day:%d/%m/%Y}",
        f"{inclusive.last_day:%d/%m/%Y}",
        ", ".join(clause_link(register, clause) for clause in strict.clauses),
        ", ".join(map(reading_link, strict.readings)),
    ]


def _competence_part(competence: Competence, register: Register) -> str:
    rows = [
        [
            tier.title,
            _members(tier),
            *(competence.bodies[code] for code in (tier.proposes, tier.evaluates, tier.decides)),
            clause_link(register, tier.clause),
        ]
        for tier in competence.tiers.values()
    ]
    headers = ["Diện quản lý", "Chức danh", "Đề xuất", "Đánh giá", "Quyết định", "Điều khoản"]
    left_out = bullets(
        f"{item.title} ({clause_link(register, item.clause)})" for item in competence.exclusions
    )
    return (
        "## Thẩm quyền\n\nNgười có nhiều chức danh thuộc diện cao nhất trong các diện đó.\n\n"
        f"{table(headers, rows)}\n\nKhông đánh giá hằng quý:\n\n{left_out}"
    )


def _members(tier: TierRule) -> str:
    if tier.tier is Tier.CENTRAL:
        return "theo danh sách của Trung ương"
    if tier.tier is Tier.UNIT:
        return "các chức danh còn lại"
    members = "tỉnh ủy viên; " if tier.committee_members else ""
    return members + position_names(tier.positions)


def _routing_part(book: str, register: Register) -> str:
    routing = load_routing(book)
    rows = [
        [
            routing.bodies[route.request.body],
            route.request.act.vietnamese,
            _whom(route),
            clause_link(register, route.request.clause),
            ", ".join(map(reading_link, route.request.readings)),
        ]
        for route in routing.routes
    ]
    headers = ["Cơ quan", "Việc", "Đối tượng", "Điều khoản", "Cách hiểu"]
    return "## Lấy ý kiến\n\nMột người có thể gửi nhiều cơ quan.\n\n" + table(headers, rows)


def _whom(route: Route) -> str:
    parts = [position_names(route.positions)] if route.positions else []
    parts += [f"người thuộc khối: {block_names(route.blocks)}"] if route.blocks else []
    if route.committee_member is not None:
        parts.append("là tỉnh ủy viên" if route.committee_member else "không là tỉnh ủy viên")
    return ", ".join(parts)
