"""Parts about parameters and ladders, alike for quarters and years."""

from __future__ import annotations

from collections.abc import Iterable

from docs.pages.links import clause_link
from docs.pages.markdown import table
from sauro.regulation.conditions import Condition
from sauro.regulation.ladder.checklist import Rung
from sauro.regulation.parameters import Kind, Parameter
from sauro.regulation.register import Register

LADDER_HEADERS = ["Mức", "Điều kiện", "Điều khoản"]


def parameters_part(parameters: Iterable[Parameter], register: Register) -> str:
    """Every value of every parameter with its day and clause."""
    rows = [
        [
            f"`{item.name}`",
            item.title,
            item.show(value.value),
            f"{value.since:%d/%m/%Y}",
            clause_link(register, value.clause),
        ]
        for item in parameters
        for value in item.values
    ]
    headers = ["Tham số", "Nghĩa", "Giá trị", "Từ ngày", "Điều khoản"]
    return "## Tham số\n\n" + table(headers, rows)


def rung_row(rung: Rung, register: Register) -> list[str]:
    """A level with its conditions and every clause they rest on."""
    need = "đủ mọi điều kiện: " if rung.needs_all else "một trong các điều kiện: "
    clauses = dict.fromkeys([rung.clause, *(each.clause for each in rung.conditions)])
    return [
        rung.level.vietnamese,
        need + "; ".join(map(condition_words, rung.conditions)),
        ", ".join(clause_link(register, clause) for clause in clauses),
    ]


def condition_words(condition: Condition) -> str:
    """A condition as a person reads it: "tổng điểm ≥ 90"."""
    name = condition.fact.vietnamese
    words = name[0].lower() + name[1:]
    if condition.kind is Kind.FLAG:
        return words
    return f"{words} {condition.required.replace('>=', '≥').replace('<=', '≤')}"
