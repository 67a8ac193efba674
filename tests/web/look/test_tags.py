"""Badges, figures, days, bars and links of the templates."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from sauro.web.look import bars, figures, levels
from tests.web.look.rendered import show, words


@pytest.mark.parametrize("code", ["good", Level.GOOD])
def test_a_level_is_a_square_and_its_official_words(code: str) -> None:
    badge = '<span class="lv lv-good">Hoàn thành tốt nhiệm vụ</span>'
    assert show("{% level code %}", code=code) == badge
    assert words(show("{% level code short=True %}", code=code)) == "Tốt"


@pytest.mark.parametrize("code", [None, ""])
def test_no_level_is_a_dash(code: str | None) -> None:
    assert words(show("{% level code %}{% state code %}", code=code)) == "— —"


def test_an_unknown_level_is_an_error_and_not_a_badge() -> None:
    with pytest.raises(ValueError, match="'best' is not a valid Level"):
        levels.level_badge("best")


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_has_its_words(state: CaseState) -> None:
    assert words(show("{% state code %}", code=state.value)) == state.vietnamese


@pytest.mark.parametrize(
    ("state", "places"),
    [
        (CaseState.PLANNING, "now later later later later later"),
        (CaseState.PLAN_SUBMITTED, "now later later later later later"),
        (CaseState.WORKING, "done now later later later later"),
        (CaseState.SELF_ASSESSED, "done done now later later later"),
        (CaseState.PROPOSED, "done done now later later later"),
        (CaseState.SUBMITTED, "done done done now later later"),
        (CaseState.APPRAISED, "done done done done now later"),
        (CaseState.DECIDED, "done done done done done now"),
        (CaseState.PUBLISHED, "done done done done done done"),
    ],
)
def test_the_strip_has_one_place_where_the_case_stands(state: CaseState, places: str) -> None:
    assert " ".join(step.place for step in levels.steps_of(state, {})) == places


def test_the_strip_says_in_words_what_its_colours_say() -> None:
    html = show("{% steps 'working' notes %}", notes={"plan": "duyệt 03/04"})
    assert html.count('aria-current="step"') == 1
    assert words(html) == (
        "Kế hoạch đã xong duyệt 03/04 Thực hiện, tự đánh giá đang làm Đơn vị đề xuất chưa tới "
        "Thẩm định chưa tới Quyết định chưa tới Thông báo chưa tới"
    )


def test_a_deferred_case_is_on_no_step() -> None:
    assert words(show("{% steps 'deferred' %}")) == "Chưa xếp loại quý này."


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("89.995"), "89,99"),
        (Fraction(185, 2), "92,50"),
        (Fraction(2, 3), "0,66"),
        ("185/2", "92,50"),
        (0, "0,00"),
        (100, "100,00"),
        (None, "—"),
    ],
)
def test_points_are_cut_to_two_decimals(value: figures.Exact | None, shown: str) -> None:
    assert show("{{ value|points }}", value=value) == shown


def test_a_share_stands_beside_its_base() -> None:
    assert show("{{ 4|share:7 }}; {{ 0|share:0 }}; {{ none|share:3 }}", none=None) == (
        "57,14% (4/7); 0/0; —"
    )
    assert show("{{ 1200|share:2400 }}") == "50,00% (1.200/2.400)"


def test_days_and_moments_are_those_of_viet_nam() -> None:
    late = datetime(2026, 7, 4, 18, 5, tzinfo=UTC)
    shown = show(
        "{{ day|day }} {{ text|day }} {{ late|day }} {{ late|moment }} {{ none|day }}",
        day=date(2026, 7, 5),
        text="2026-07-05",
        late=late,
        none=None,
    )
    assert shown == "05/07/2026 05/07/2026 05/07/2026 05/07/2026 01:05 —"


def test_thousands_are_parted() -> None:
    assert show("{{ 5600000|grouped }} {{ none|grouped }}", none=None) == "5.600.000 —"


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2026, 6, 24), '<span class="sr-chip ">còn 4 ngày</span>'),
        (date(2026, 6, 23), '<span class="sr-chip soon">còn 3 ngày</span>'),
        (date(2026, 6, 20), '<span class="sr-chip soon">hạn hôm nay</span>'),
        (date(2026, 6, 18), '<span class="sr-chip late">quá hạn 2 ngày</span>'),
        (None, '<span class="sr-soft">—</span>'),
    ],
)
def test_days_left_are_counted_from_the_pinned_today(day: date | None, shown: str) -> None:
    assert show("{% due_in day %}", day=day) == shown


@pytest.mark.parametrize(
    ("value", "whole", "width"),
    [("19.2", 20, "96"), (1, 3, "33.33"), (25, 20, "100"), (-1, 20, "0"), (1, 0, "0")],
)
def test_a_meter_never_leaves_its_frame(value: figures.Exact, whole: int, width: str) -> None:
    assert bars.part_of(value, whole) == width


def test_a_meter_has_a_name_for_those_who_do_not_see_it() -> None:
    html = show("{% meter points 20 label %}", points=Decimal("19.2"), label="Trục <1>: 19,20/20")
    assert 'role="img" aria-label="Trục &lt;1&gt;: 19,20/20"' in html
    assert 'class="fill-ink" width="96"' in html
    assert 'width="0"' in show("{% meter none 20 'Trục 2' %}", none=None)


def test_a_stack_says_every_level_with_its_share_and_base() -> None:
    counts = {"failed": 1, "good": 5, "excellent": 0, "none": 2}
    html = show("{% stack counts 'Cấp xã' legend=True %}", counts=counts)
    assert (
        'aria-label="Cấp xã: Tốt: 62,50% (5/8); Không hoàn thành: 12,50% (1/8); '
        'Chưa xếp loại: 25,00% (2/8)"' in html
    )
    assert '<rect class="fill-failed" x="62.5" width="12.5" height="10">' in html
    assert "fill-excellent" not in html
    assert html.count("<li>") == 3


def test_an_empty_stack_says_so() -> None:
    assert 'aria-label="Cấp xã: chưa có hồ sơ"' in show("{% stack counts 'Cấp xã' %}", counts={})


def test_six_squares_are_filled_as_far_as_a_task_is_clear() -> None:
    html = show("{% six_clear 5 %}")
    assert (html.count("fill-ink"), html.count("fill-line")) == (5, 1)
    assert words(html) == "5/6 rõ"


def test_an_empty_place_says_what_to_do_next() -> None:
    html = show('{% empty "Chưa có hồ sơ" "Mở kỳ để tạo." "/ky/" "Mở kỳ" %}')
    assert words(html) == "Chưa có hồ sơ Mở kỳ để tạo. Mở kỳ"
    assert 'href="/ky/"' in html
    assert "href" not in show('{% empty "Chưa có hồ sơ" %}')


def test_links_keep_the_filters_and_drop_the_page() -> None:
    query = "?muc=good&trang=3&don_vi=1&don_vi=2"
    assert show("{% query_with sap='ten' muc=none %}", query, none=None) == (
        "?don_vi=1&amp;don_vi=2&amp;sap=ten"
    )
    assert show("{% query_with trang=2 %}", query) == (
        "?muc=good&amp;don_vi=1&amp;don_vi=2&amp;trang=2"
    )


def test_a_template_looks_a_value_up() -> None:
    shown = show(
        "{{ marks|lookup:key }}|{{ none|lookup:key }}", marks={"1": "5"}, key="1", none=None
    )
    assert shown == "5|None"
