"""Pages of the rulebooks that rate years."""

from __future__ import annotations

from pathlib import PurePosixPath

from docs.pages.ladders import LADDER_HEADERS, parameters_part, rung_row
from docs.pages.links import clause_link, reading_link
from docs.pages.markdown import Pages, page, table
from docs.pages.review import dossier_part, order_part, review_parts
from sauro.regulation.register import Register
from sauro.regulation.year.findings import FailedCase
from sauro.regulation.year.rulebook import (
    LadderNotInHand,
    YearRulebook,
    load_year_rulebook,
    year_rulebook_ids,
)
from sauro.regulation.year.rules import ClassRules, YearRules
from sauro.regulation.year.subjects import SubjectClass

FOLDER = PurePosixPath("reference")


def year_pages(register: Register) -> Pages:
    """A page for every rulebook that rates years, or says why it does not."""
    return {
        FOLDER / f"{book}.md": _page(load_year_rulebook(book), register)
        for book in year_rulebook_ids()
    }


def _page(book: YearRulebook, register: Register) -> str:
    return page(
        f"Bộ quy tắc {book.id}",
        f"{book.title}.",
        f"Có hiệu lực từ {book.in_force_from:%d/%m/%Y} "
        f"({clause_link(register, book.in_force_clause)}). "
        f"Dựa trên: {', '.join(book.documents)}.",
        *_rules_parts(book, register),
    )


def _rules_parts(book: YearRulebook, register: Register) -> list[str]:
    year = _newest_year(book)
    try:
        rules = book.rules(year)
    except LadderNotInHand as reason:
        return [
            f"**Không xếp loại theo bộ quy tắc này.** {reason}",
            *review_parts(book.id, register),
        ]
    ladders = [_ladder_part(subject, rules.classes[subject], register) for subject in SubjectClass]
    return [
        parameters_part(book.parameters.values(), register),
        f"## Thang xếp loại\n\nGiá trị áp dụng cho năm {year}. "
        "Mức nhận được là mức cao nhất có đủ điều kiện.",
        *ladders,
        _not_rated_part(rules, register),
        order_part(book.id, register),
        dossier_part(book.id, register),
    ]


def _newest_year(book: YearRulebook) -> int:
    """The first year in which every value that is published is in force."""
    days = [value.since for item in book.parameters.values() for value in item.values]
    return max([book.in_force_from, *days]).year


def _ladder_part(subject: SubjectClass, rules: ClassRules, register: Register) -> str:
    spans = [*rules.checklist.spans, rules.checklist.grounds]
    rows = [rung_row(span.rung, register) for span in spans]
    note = ""
    if rules.punctuality_reading:
        note = f"\n\nĐúng hạn ở mức xuất sắc: {reading_link(rules.punctuality_reading)}."
    cases = [_case(case, register) for case in rules.cases.values()]
    headers = ["Trường hợp không hoàn thành", "Tình tiết xem xét", "Điều khoản", "Cách hiểu"]
    title = subject.vietnamese[0].upper() + subject.vietnamese[1:]
    ladder = table(LADDER_HEADERS, rows) + note
    return f"### {title}\n\n{ladder}\n\n{table(headers, cases)}"


def _case(case: FailedCase, register: Register) -> list[str]:
    return [
        case.statement,
        "; ".join(rule.statement for rule in case.mitigations),
        clause_link(register, case.clause),
        ", ".join(map(reading_link, case.readings)),
    ]


def _not_rated_part(rules: YearRules, register: Register) -> str:
    grounds = rules.not_rated
    new_member = f"Đảng viên mới kết nạp chưa đủ {grounds.new_member_months} tháng"
    rows = [
        [new_member, clause_link(register, grounds.new_member_clause)],
        *(
            [ground.title, clause_link(register, ground.clause)]
            for ground in grounds.recorded.values()
        ),
    ]
    return "## Không xếp loại năm\n\n" + table(["Căn cứ", "Điều khoản"], rows)
