"""Parts of a year's rulebook about the review, the order of rating and the dossier."""

from __future__ import annotations

from docs.pages.links import clause_link, reading_link
from docs.pages.markdown import bullets, table
from sauro.regulation.deadlines import BeforeDay
from sauro.regulation.register import Register
from sauro.regulation.year.dossier import Needed, load_dossier
from sauro.regulation.year.order import load_order
from sauro.regulation.year.review import ReviewRules
from sauro.regulation.year.review_load import load_review

_NEEDED = {
    Needed.ALWAYS: "bắt buộc",
    Needed.UNLESS_EXCUSED: "bắt buộc, trừ trường hợp đặc biệt có ghi nhận",
    Needed.IF_ANY: "nếu có",
}


def order_part(book: str, register: Register) -> str:
    """What is rated before what."""
    rows = [
        [rule.statement, clause_link(register, rule.clause)] for rule in load_order(book).values()
    ]
    return "## Thứ tự xếp loại\n\n" + table(["Quy tắc", "Điều khoản"], rows)


def dossier_part(book: str, register: Register) -> str:
    """The items of the annual dossier."""
    dossier = load_dossier(book)
    rows = [[str(item.number), item.title, _NEEDED[item.needed]] for item in dossier.items]
    return f"## Hồ sơ năm\n\nTheo {clause_link(register, dossier.clause)}.\n\n" + table(
        ["Số", "Tài liệu", "Khi nào"], rows
    )


def review_parts(book: str, register: Register) -> list[str]:
    """Last moments, forms, steps and recipients of the review."""
    review = load_review(book)
    steps = bullets(
        f"Bước {number}: {step.title} ({clause_link(register, step.clause)})"
        for number, step in enumerate(review.steps, 1)
    )
    filings = [
        [filing.title, "; ".join(filing.recipients), clause_link(register, filing.clause)]
        for filing in review.filings.values()
    ]
    return [
        _deadlines_part(review, register),
        f"## Các bước\n\n{steps}",
        f"## Mẫu\n\nMỗi cá nhân một mẫu trong: {', '.join(review.forms)} "
        f"({clause_link(register, review.forms_clause)}).",
        "## Nơi nhận\n\n" + table(["Người gửi", "Nơi nhận", "Điều khoản"], filings),
    ]


def _deadlines_part(review: ReviewRules, register: Register) -> str:
    rows = [
        [
            item.title,
            f"{item.last_day(BeforeDay.STRICT):%d/%m/%Y}",
            f"{item.last_day(BeforeDay.INCLUSIVE):%d/%m/%Y}",
            clause_link(register, item.clause),
        ]
        for item in review.deadlines
    ]
    headers = ["Việc", "`strict`", "`inclusive`", "Điều khoản"]
    return (
        "## Thời hạn\n\nNgày đúng hạn cuối cùng theo hai giá trị của `before_day` "
        f"({reading_link('D6')}).\n\n" + table(headers, rows)
    )
