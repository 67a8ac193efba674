"""Any text is read, quickly: nonsense, torn text, a megabyte of brackets, 128 reports."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sauro.reconcile import check_text
from tests.reconcile.cases import NAMES, all_cases, report

MEGABYTE = 1_000_000
SECONDS = 12  # on a slow machine; a quadratic reading takes minutes
PIECES = [
    "1", "1.", "1,1 ", "(", ")", "((", "()", ";", ",", "|", "1|", "\t1", "\n", "\n\n", " ", "%",
    "5%1 ", "¹", "[1]", "2 Sở\n", "(1 tập thể, ", "12 cán bộ, gồm ", "có 5 tập thể ",
    "hoàn thành tốt nhiệm vụ: 5, tỷ lệ 3%; ", "5 tập thể hoàn thành nhiệm vụ ", "tăng ",
    "không có ", "được đánh giá, xếp loại: 1 a; ", "5 tập thể trong tổng số ", "a | 1 | 2\n",
    "Tổng | 5 | 6\n", "đánh giá, ", "1/2/", "- 5 ", "trong đó ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_heap_of_one_piece_is_read_in_seconds(piece: str) -> None:
    size = MEGABYTE if len(piece) < 3 else MEGABYTE // 4
    text = piece * (size // len(piece))
    start = time.perf_counter()
    check_text(text)
    assert time.perf_counter() - start < SECONDS


def test_128_reports_are_checked_in_well_under_ten_seconds() -> None:
    longest = max(all_cases(), key=lambda case: len(case.text)).text
    text = longest * max(1, 33_000 // len(longest))
    start = time.perf_counter()
    for _ in range(128):
        check_text(text)
    taken = time.perf_counter() - start
    print(f"128 reports of {len(text)} letters: {taken:.2f} s")
    assert taken < 10


WORDS = st.sampled_from(
    [
        *("hoàn thành xuất sắc nhiệm vụ", "hoàn thành tốt nhiệm vụ", "không hoàn thành nhiệm vụ"),
        *("tỷ lệ", "chiếm", "trong đó", "gồm", "tổng số", "số được đánh giá, xếp loại"),
        *("chưa đánh giá", "tập thể", "đồng chí", "tăng", "trở lên", "không"),
        *("%", "(", ")", ";", ",", ".", ":", "/", "|", "\t", "\n", "\n- ", "¹"),
        *("1", "02", "12", "19,23", "1.109", "0", "0/0", "9,9,9", "00"),
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_no_mixture_of_report_words_breaks_the_reading(text: str) -> None:
    lines = text.count("\n") + 1
    for finding in check_text(text).findings:
        assert 1 <= finding.line <= lines
        assert finding.message


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    check_text(text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NAMES), st.integers(0, 4000), st.integers(0, 400), st.text(max_size=5))
def test_no_torn_report_breaks_the_reading(name: str, cut: int, length: int, put: str) -> None:
    text = report(name).text
    check_text(text[:cut] + put + text[cut + length :])


def test_findings_are_the_same_every_time() -> None:
    for name in NAMES:
        text = report(name).text
        assert check_text(text) == check_text(text)
