"""Where a finding's figure is marked on its line."""

from __future__ import annotations

import pytest

from sauro.reconcile import Finding, FindingKind, check_text
from sauro.reconcile.places import place_of, squeezed


def found(kind: FindingKind, quote: str, printed: str) -> Finding:
    return Finding(kind, 1, quote, printed, "0", "")


@pytest.mark.parametrize(
    ("kind", "quote", "printed", "line", "marked"),
    [
        (FindingKind.SHARE, "5/10 xã, đạt 5%", "5", "Đã có 5/10 xã, đạt 5%.", 19),
        (FindingKind.PARTS, "12 xã: 5 phường, 12 xã", "12", "Tổng 12 xã: 5 phường, 12 xã.", 5),
        (FindingKind.SHARE, "Có 5/10 xã đạt 5%", "5", "xã đạt 5% và 5 xã", 7),
        (FindingKind.SHARE, "Có 5/10 xã đạt 5%", "5", "chỉ còn 5", 8),
    ],
)
def test_the_figure_is_found_inside_its_passage_even_where_it_runs_over_lines(
    kind: FindingKind, quote: str, printed: str, line: str, marked: int
) -> None:
    assert place_of(found(kind, quote, printed), line) == (marked, marked + len(printed))


def test_a_figure_that_is_not_on_the_line_has_no_place() -> None:
    assert place_of(found(FindingKind.SHARE, "Có 5/10 xã", "7"), "Có 5/10 xã") is None
    assert place_of(found(FindingKind.SHARE, "Có 5/10 xã", ""), "Có 5/10 xã") is None


def test_every_finding_of_a_wrapped_text_is_marked_at_its_figure() -> None:
    text = "Có 109/111 xã\n  đạt chuẩn,   đạt 92,8%.\n"
    (finding,) = check_text(text).findings
    line = squeezed(text.split("\n")[finding.line - 1])
    place = place_of(finding, line)
    assert place is not None
    assert line[slice(*place)] == "92,8"
