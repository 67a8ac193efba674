"""Loud where others are silent: a figure is read exactly or refused by name, never bent.

Float engines take 89.9999999 for 90, text such as "ninety" for a low score, and a missing score for
a failed one. Here each is refused with its place, or is `insufficient`.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

import pytest

from sauro.regulation.period import Quarter
from sauro.tables.cases.parse import parse_cases
from sauro.tables.errors import InputErrors, Problems
from sauro.tables.json_lines import read_json_line
from sauro.tables.origin import JsonOrigin
from tests.regulation.judges import sauro_rate

PERIOD = "2026-Q2"
ADVICE = 'ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân, dùng dấu chấm (ví dụ "92.50")'
TOO_PRECISE = "có quá hai chữ số thập phân, hệ thống không tự làm tròn điểm"
SCOPE = {"assigned": 10, "completed": 10, "late": 0, "exceeded": 3}


def _subject(**facts: object) -> dict[str, object]:
    return {"id": "CB-1", "group": "cap-pho-so", "role": "deputy", "scope": SCOPE} | facts


def _outcome(subject: Mapping[str, object]) -> Mapping[str, object]:
    return cast("list[Mapping[str, object]]", sauro_rate([subject], PERIOD)["cases"])[0]


def _refusal(subject: Mapping[str, object]) -> str:
    with pytest.raises(InputErrors) as refused:
        parse_cases([subject], Quarter.parse(PERIOD))
    return str(refused.value)


def _from_json(score: str) -> Mapping[str, object]:
    """A subject whose score is written so in a JSON line, read as the command reads it."""
    text = json.dumps(_subject(score="SCORE")).replace('"SCORE"', score)
    problems = Problems()
    subject = read_json_line(text, JsonOrigin("quy-2.jsonl", 1), problems)
    problems.refuse()
    assert subject is not None
    return subject


@pytest.mark.parametrize("score", ['"89.9999999"', "89.9999999", '"89.995"', "89.995", "90.000"])
def test_more_than_two_decimals_are_refused_not_rounded(score: str) -> None:
    shown = score.strip('"')
    expected = f'đầu vào, dòng 1, khóa "score": "{shown}" {TOO_PRECISE}; {ADVICE}'
    assert _refusal(_from_json(score)) == expected


@pytest.mark.parametrize(
    "score",
    ["ninety", "chín mươi", "NaN", "Infinity", "-Infinity", "1e2", "9e1", "0x5A", "1_0", ""],
)
def test_text_that_is_no_plain_figure_is_refused(score: str) -> None:
    expected = f'đầu vào, dòng 1, khóa "score": "{score}" không phải là số; {ADVICE}'
    assert _refusal(_subject(score=score)) == expected


@pytest.mark.parametrize("score", ["true", "false"])
def test_a_truth_value_is_no_score(score: str) -> None:
    expected = f'đầu vào, dòng 1, khóa "score": "{score}" không phải là số; {ADVICE}'
    assert _refusal(_from_json(score)) == expected


@pytest.mark.parametrize("score", ["-0.01", "100.01", "-1", "101"])
def test_scores_outside_0_to_100_are_refused(score: str) -> None:
    expected = f'đầu vào, dòng 1, khóa "score": "{score}" ngoài khoảng từ 0 đến 100; {ADVICE}'
    assert _refusal(_from_json(score)) == expected
    assert _refusal(_subject(score=score)) == expected


@pytest.mark.parametrize("score", ["NaN", "Infinity", "-Infinity"])
def test_json_constants_are_refused(score: str) -> None:
    with pytest.raises(InputErrors) as refused:
        _from_json(score)
    assert str(refused.value) == (
        f'quy-2.jsonl, dòng 1: "{score}" không phải là số; ghi số thường, hoặc null khi chưa biết'
    )


@pytest.mark.parametrize("score", [Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")])
def test_decimals_that_are_no_number_are_refused(score: Decimal) -> None:
    expected = f'đầu vào, dòng 1, khóa "score": "{score}" không phải là số; {ADVICE}'
    assert _refusal(_subject(score=score)) == expected


def test_a_binary_float_is_refused_even_where_it_looks_right() -> None:
    assert _refusal(_subject(score=89.99)).startswith('đầu vào, dòng 1, khóa "score": "89.99" ')


@pytest.mark.parametrize("score", ["90", "90.0", "90.00", '"90"', '"90.0"', '"90.00"', "9e1"])
def test_ninety_is_ninety_however_written(score: str) -> None:
    outcome = _outcome(_from_json(score))
    conditions = cast("list[Mapping[str, object]]", outcome["conditions"])
    assert (outcome["level"], conditions[0]["actual"]) == ("excellent", "90.00")


@pytest.mark.parametrize("score", ["89.99", '"89.99"'])
def test_a_hundredth_under_ninety_is_under_ninety(score: str) -> None:
    outcome = _outcome(_from_json(score))
    assert (outcome["level"], outcome["missing_for_next"]) == ("good", ["score"])


@pytest.mark.parametrize("subject", [_subject(), _subject(score=None)], ids=["left out", "null"])
def test_a_missing_score_is_insufficient_and_not_failed(subject: Mapping[str, object]) -> None:
    assert _outcome(subject) == {
        "id": "CB-1",
        "status": "insufficient",
        "level": None,
        "level_if_late": None,
        "readings": ["D9"],
        "conditions": [],
        "missing_for_next": [],
        "citations": ["HD-QUY VI.1"],
    }


def test_every_bad_score_of_a_file_is_named_at_once() -> None:
    subjects = [_subject(id=f"CB-{n}", score=score) for n, score in enumerate(("ninety", "101"))]
    with pytest.raises(InputErrors) as refused:
        parse_cases(subjects, Quarter.parse(PERIOD))
    assert str(refused.value).splitlines() == [
        f'đầu vào, dòng 1, khóa "score": "ninety" không phải là số; {ADVICE}',
        f'đầu vào, dòng 2, khóa "score": "101" ngoài khoảng từ 0 đến 100; {ADVICE}',
    ]
