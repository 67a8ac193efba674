"""The order of annual candidates under the ceiling, and the share that a decision may raise."""

from dataclasses import replace
from fractions import Fraction

import pytest

from sauro.regulation.quarter.facts import Scope
from sauro.regulation.quarter.rules import QuotaBase
from sauro.regulation.year.priority import (
    AnnualCase,
    OutstandingDecision,
    QuotaRefused,
    annual_ceilings,
)
from sauro.regulation.year.rate import rate_year
from tests.regulation.year.subjects import HEAD, PAPER, RULES

GROUND = "Đứng đầu khối về kết quả năm 2026"


def case(
    name: str, score: str = "95", proposed: int = 0, exceeded: int = 3, group: str = "Giám đốc sở"
) -> AnnualCase:
    scope = Scope(assigned=10, completed=10, late=0, exceeded=exceeded)
    facts = replace(HEAD, score=Fraction(score), scope=scope)
    return AnnualCase(name, group, facts, rate_year(facts, RULES), proposed)


def good(count: int, group: str = "Giám đốc sở") -> list[AnnualCase]:
    return [case(f"good-{number}", "80", group=group) for number in range(count)]


def order(*cases: AnnualCase) -> tuple[str, ...]:
    (group,) = annual_ceilings(cases, RULES)
    return group.candidates


def test_more_quarters_proposed_excellent_come_before_a_higher_score() -> None:
    assert order(case("an", "99", 1), case("binh", "91", 2)) == ("binh", "an")


def test_then_the_score_then_the_exceeded_share() -> None:
    assert order(case("an", "94", 1), case("binh", "95", 1)) == ("binh", "an")
    assert order(case("an", exceeded=3), case("binh", exceeded=4)) == ("binh", "an")


def test_a_score_is_compared_exactly() -> None:
    assert order(case("an", "95.001"), case("binh", "95.002")) == ("binh", "an")


def test_equals_at_the_cut_are_shown_and_the_body_chooses() -> None:
    cases = [case("an"), case("binh"), case("chi", "99"), *good(7)]
    (group,) = annual_ceilings(cases, RULES)
    assert group.base_kind is QuotaBase.GOOD_AND_ABOVE
    assert (group.base, group.allowed, group.over) == (10, 2, 1)
    assert group.candidates == ("chi", "an", "binh")
    assert group.tied_at_cut == ("an", "binh")


def test_one_outside_the_ratio_neither_counts_nor_is_a_candidate() -> None:
    outside = replace(case("dung"), in_ratio=False)
    (group,) = annual_ceilings([case("an"), outside, *good(4)], RULES)
    assert (group.base, group.candidates) == (5, ("an",))


def test_groups_stand_by_name_each_with_its_own_allowance() -> None:
    first, second = annual_ceilings(
        [case("an"), *good(4), *good(12, "Chủ tịch xã"), case("binh", group="Chủ tịch xã")], RULES
    )
    assert (first.group, first.base, first.allowed) == ("Chủ tịch xã", 13, 3)
    assert (second.group, second.base, second.allowed) == ("Giám đốc sở", 5, 1)


@pytest.mark.parametrize(
    ("base", "ordinary", "raised"), [(12, 2, 3), (20, 4, 5), (10, 2, 3), (6, 1, 2)]
)
def test_a_decision_raises_the_share_of_its_group_alone(
    base: int, ordinary: int, raised: int
) -> None:
    decision = OutstandingDecision("Giám đốc sở", Fraction(25, 100), PAPER, GROUND)
    cases = [*good(base), *good(base, "Chủ tịch xã")]
    other, group = annual_ceilings(cases, RULES, [decision])
    assert (other.allowed, group.allowed) == (ordinary, raised)


OUTSTANDING = OutstandingDecision("Giám đốc sở", Fraction(25, 100), PAPER, GROUND)


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        (
            [OUTSTANDING._replace(document=" ")],
            "tỷ lệ 25% phải có quyết định; ghi số, ngày văn bản",
        ),
        (
            [OUTSTANDING._replace(ground="")],
            "tỷ lệ 25% phải nêu thành tích xuất sắc, nổi trội làm căn cứ",
        ),
        (
            [OUTSTANDING._replace(share=Fraction(26, 100))],
            "tỷ lệ 26% phải trên 20% và không quá 25%",
        ),
        (
            [OUTSTANDING._replace(share=Fraction(20, 100))],
            "tỷ lệ 20% phải trên 20% và không quá 25%",
        ),
        ([OUTSTANDING, OUTSTANDING], "có hai quyết định về tỷ lệ; chỉ giữ một"),
    ],
)
def test_a_share_above_the_ordinary_one_needs_its_decision(
    decisions: list[OutstandingDecision], said: str
) -> None:
    with pytest.raises(QuotaRefused) as refused:
        annual_ceilings(good(4), RULES, decisions)
    assert str(refused.value) == f'Nhóm "Giám đốc sở": {said} (QD-366 Điều 11 khoản 1.5).'


def test_a_decision_for_a_group_that_is_not_there_is_refused() -> None:
    with pytest.raises(QuotaRefused) as refused:
        annual_ceilings(good(4), RULES, [OUTSTANDING._replace(group="Bí thư xã")])
    assert str(refused.value) == (
        'Nhóm "Bí thư xã": không có nhóm này; sửa tên nhóm trong quyết định '
        "(QD-366 Điều 11 khoản 1.5)."
    )
