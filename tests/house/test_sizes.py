"""Code comes in pieces that fit a head."""

from __future__ import annotations

from statistics import median

from tests.house.sizes import function_sizes, module_sizes
from tests.house.source import files

MODULE_LINES = 350
MODULE_MEDIAN = 80
FUNCTION_LINES = 50
FUNCTION_MEDIAN = 10
CATCH_ALL = {"utils", "util", "helpers", "helper", "common", "misc"}


def test_no_module_is_long() -> None:
    assert [size for size in module_sizes() if size.lines > MODULE_LINES] == []


def test_no_function_is_long() -> None:
    assert [size for size in function_sizes() if size.lines > FUNCTION_LINES] == []


def test_the_median_module_is_short() -> None:
    assert median(size.lines for size in module_sizes()) <= MODULE_MEDIAN


def test_the_median_function_is_short() -> None:
    assert median(size.lines for size in function_sizes()) <= FUNCTION_MEDIAN


def test_no_file_is_named_for_whatever_is_left_over() -> None:
    assert [path for path in files() if path.stem.lower() in CATCH_ALL] == []
