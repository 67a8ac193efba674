"""Every boundary case of tests/cases, judged by the product and by the oracle."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

import pytest

from tests.regulation.boundary import (
    BoundaryCase,
    BoundaryGroup,
    boundary_cases,
    boundary_groups,
)
from tests.regulation.judges import oracle_rate, sauro_rate
from tests.regulation.oracle_shapes import CaseObject

Judge = Callable[[Sequence[CaseObject], str], Mapping[str, object]]
JUDGES = pytest.mark.parametrize("judge", [sauro_rate, oracle_rate], ids=["sauro", "oracle"])
CASES = boundary_cases()
GROUPS = boundary_groups()


def test_boundary_cases_are_many_and_named_once() -> None:
    names = [case.name for case in CASES] + [group.name for group in GROUPS]
    assert len(names) == len(set(names)) >= 300


@JUDGES
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: BoundaryCase, judge: Judge) -> None:
    outcome = cast("list[dict[str, object]]", judge([case.subject], case.period)["cases"])[0]
    assert {key: outcome[key] for key in case.expected} == case.expected, case.sentence


@JUDGES
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_group(group: BoundaryGroup, judge: Judge) -> None:
    ceilings = cast("list[dict[str, object]]", judge(group.objects, group.period)["groups"])
    assert len(ceilings) == 1
    found = ceilings[0]
    candidates = cast("list[str]", found["candidates"])
    tied = cast("list[str]", found["tied_at_cut"])
    expected = group.expected
    seen = {key: found[key] for key in ("base", "allowed", "over")}
    assert seen == {key: expected[key] for key in ("base", "allowed", "over")}, group.sentence
    if "order" in expected:
        assert candidates == expected["order"], group.sentence
        assert tied == expected.get("tied_at_cut", []), group.sentence
    else:
        assert len(candidates) == expected["candidates"], group.sentence
        assert len(tied) == expected.get("tied", 0), group.sentence
        assert candidates == sorted(candidates), "ngang nhau thì xếp theo mã"
