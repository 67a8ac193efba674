"""Layout of a rating's reasons: the level by the rules and its conditions one by one."""

from __future__ import annotations

from sauro.paper.layout import Block, Column, Row, RowsOf, Table, Text, When
from sauro.paper.style import BODY, NOTE, Align

_CENTER = Align.CENTER
_CLAUSE, _LEVEL = Column("Điều khoản", 30), Column("Mức", 36)
_COLUMNS = (
    Column("Điều kiện", 44),
    Column("Yêu cầu", 24, _CENTER),
    Column("Thực tế", 18, _CENTER),
    Column("Kết luận", 18, _CENTER),
)
_CELLS = ("{{ check|fact }}", "{{ check|required }}", "{{ check|actual }}", "{{ check|holds }}")
_CLAUSE_CELL, _LEVEL_CELL = "{{ check.condition.clause }}", "{{ check.condition.level|level }}"
_OF_LEVEL = Table(
    (_CLAUSE, *_COLUMNS), RowsOf("check", "outcome|of_level", (Row((_CLAUSE_CELL, *_CELLS)),))
)
_OF_ALL = Table(
    (_CLAUSE, _LEVEL, *_COLUMNS),
    RowsOf("check", "outcome.conditions", (Row((_CLAUSE_CELL, _LEVEL_CELL, *_CELLS)),)),
)
_MORE = (
    When(
        "outcome|missing",
        (Text("Để đạt mức liền trên còn thiếu: {{ outcome|missing }}."),),
    ),
    When(
        "outcome.readings",
        (Text("Cách hiểu đã áp dụng: {{ outcome.readings|readings }}."),),
    ),
    When(
        "outcome.level_if_late",
        (
            Text(
                "Hồ sơ nộp chậm; nếu cấp có thẩm quyền quyết định hạ một mức (HD-QUY VII.2.2) "
                "thì là: **{{ outcome.level_if_late|level }}**."
            ),
        ),
    ),
    Text("Căn cứ: {{ outcome.citations|join('; ') }}. {{ outcome.citations|documents }}.", NOTE),
)


def reasons(*, every_level: bool) -> tuple[Block, ...]:
    """What the rules give and why; the paper has a field `outcome`.

    every_level: the conditions of every level, not only of the one reached.
    """
    shown: Block = _OF_ALL
    if not every_level:
        shown = When("outcome|passed", (_OF_LEVEL,), (_OF_ALL,))
    return (
        Text("Mức xếp loại theo quy tắc: **{{ outcome|rule_level }}**.", BODY),
        When("outcome", (When("outcome.conditions", (shown,)), *_MORE)),
    )
