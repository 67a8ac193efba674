"""Forms: figures as people type them, Vietnamese errors at the field, what was typed is kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from sauro.casework.errors import Refused, RefusedMany, Stale
from sauro.regulation.levels import Level
from sauro.web.forms import (
    CountField,
    DayField,
    Form,
    LevelField,
    PercentField,
    PointsField,
    ReasonField,
    VersionField,
    attempt,
)
from tests.web.look.rendered import words

MISSING = "Chưa nhập. Hãy điền mục này."


class Marks(Form):
    """A form with one of each."""

    points = PointsField(label="Điểm", maximum=30, help_text="Thang 30 điểm.")
    held = DayField(label="Ngày họp", required=False)
    level = LevelField(required=False)
    reason = ReasonField(required=False)
    version = VersionField()


def said(field: forms.Field, typed: str) -> str:
    """The error of a text typed into a required field; "" when it is taken."""

    class One(Form):
        it = field

    return " ".join(map(str, One({"it": typed})["it"].errors))


@pytest.mark.parametrize(
    ("typed", "read"),
    [("92,5", "92.5"), ("92.5", "92.5"), ("100", "100"), ("0", "0"), (" 7,25 ", "7.25")],
)
def test_points_are_read_exactly(typed: str, read: str) -> None:
    assert PointsField().clean(typed) == Decimal(read)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", MISSING),
        ("100,01", "Lớn quá: nhiều nhất là 100."),
        (
            "92,555",
            '"92,555" không phải là điểm; ghi số từ 0 trở lên, nhiều nhất hai chữ số thập phân, '
            "ví dụ 92,5.",
        ),
    ],
)
def test_points_that_cannot_be_read_say_what_to_type(typed: str, error: str) -> None:
    assert said(PointsField(), typed) == error


def test_points_show_a_comma_and_no_needless_zeros() -> None:
    field = PointsField()
    assert [field.prepare_value(each) for each in (Decimal("26.50"), Fraction(30), "x", None)] == [
        "26,50",
        "30",
        "x",
        None,
    ]


def test_a_percent_may_carry_its_sign() -> None:
    assert PercentField().clean("85,5 %") == Decimal("85.5")
    assert said(PercentField(maximum=100), "101%") == "Lớn quá: nhiều nhất là 100."


@pytest.mark.parametrize(("typed", "read"), [("0", 0), ("12", 12), ("1.200", 1200)])
def test_counts_are_whole(typed: str, read: int) -> None:
    assert CountField().clean(typed) == read


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("1,5", '"1,5" không phải là số đếm. Ghi số nguyên từ 1 trở lên, ví dụ 12.'),
        ("1.20", '"1.20" không phải là số đếm. Ghi số nguyên từ 1 trở lên, ví dụ 12.'),
        ("0", "Nhỏ quá: ít nhất là 1."),
        ("1201", "Lớn quá: nhiều nhất là 1.200."),
        ("", MISSING),
    ],
)
def test_counts_out_of_bounds_say_so(typed: str, error: str) -> None:
    assert said(CountField(minimum=1, maximum=1200), typed) == error
    assert CountField(minimum=1, maximum=1200).clean("1200") == 1200


def test_days_are_day_first() -> None:
    assert DayField().clean("03/04/2026") == date(2026, 4, 3)
    assert DayField().prepare_value(date(2026, 4, 3)) == "03/04/2026"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", MISSING),
        ("31/2/2026", "Không có ngày 31/2/2026; xem lại ngày, tháng, năm."),
        ("mai", '"mai" không phải là ngày; ghi dạng 22/11/2026.'),
        ("31/03/2026", "Ngày sớm quá: phải từ ngày 01/04/2026 trở đi."),
        ("01/07/2026", "Ngày muộn quá: nhiều nhất đến ngày 30/06/2026."),
        ("01/04/2026", ""),
        ("30/06/2026", ""),
    ],
)
def test_days_out_of_bounds_say_so(typed: str, error: str) -> None:
    assert said(DayField(earliest=date(2026, 4, 1), latest=date(2026, 6, 30)), typed) == error


def test_a_level_is_a_level_of_those_offered() -> None:
    assert LevelField().clean("good") is Level.GOOD
    assert LevelField(required=False).clean("") is None
    wrong = "Không có mức này. Hãy chọn một trong các mức."
    assert said(LevelField(levels=[Level.GOOD]), "excellent") == wrong
    assert said(LevelField(), "") == "Chưa chọn mức. Hãy chọn một trong các mức."


def test_a_reason_has_its_own_words_and_a_length() -> None:
    assert said(ReasonField(), " \n ") == "Chưa nêu lý do. Hãy ghi rõ lý do."
    assert said(ReasonField(max_length=3), "bốn.") == (
        "Dài quá: nhiều nhất 3 ký tự, bạn đã nhập 4. Hãy viết gọn lại."
    )


@pytest.mark.parametrize(
    ("field", "typed", "error"),
    [
        (forms.CharField(), "", MISSING),
        (forms.CharField(error_messages={"required": "Thiếu tên."}), "", "Thiếu tên."),
        (forms.CharField(min_length=3), "ab", "Ngắn quá: ít nhất 3 ký tự, bạn mới nhập 2."),
        (forms.IntegerField(), "x", "Không phải là số nguyên. Chỉ ghi chữ số, ví dụ 12."),
        (forms.IntegerField(min_value=1), "0", "Nhỏ quá: phải từ 1 trở lên."),
        (forms.IntegerField(max_value=9), "10", "Lớn quá: nhiều nhất là 9."),
        (
            forms.ChoiceField(choices=[("a", "A")]),
            "b",
            "Không có lựa chọn này. Hãy chọn lại trong danh sách.",
        ),
        (
            forms.MultipleChoiceField(choices=[("a", "A")]),
            "b",
            "Không có lựa chọn này. Hãy chọn lại trong danh sách.",
        ),
        (
            forms.DateField(),
            "mai",
            "Không phải là ngày. Ghi ngày/tháng/năm, ví dụ 22/11/2026.",
        ),
        (
            forms.EmailField(),
            "x",
            "Không phải là địa chỉ thư điện tử. Ví dụ ten@coquan.vn.",
        ),
        (forms.BooleanField(), "", MISSING),
        (forms.FileField(), "", "Chưa chọn tệp. Hãy chọn tệp để tải lên."),
    ],
)
def test_the_frameworks_own_fields_speak_vietnamese(
    field: forms.Field, typed: str, error: str
) -> None:
    assert said(field, typed) == error


def test_an_empty_file_is_named() -> None:
    class Upload(Form):
        file = forms.FileField()

    form = Upload({}, {"file": SimpleUploadedFile("a.pdf", b"")})
    assert form.errors["file"] == ["Tệp rỗng. Hãy kiểm tra lại tệp rồi chọn lại."]


def test_text_is_normalised_at_entry_and_a_password_is_not() -> None:
    class Account(Form):
        name = forms.CharField()
        note = forms.CharField(widget=forms.Textarea)
        password = forms.CharField(strip=False)

    apart = unicodedata.normalize("NFD", " Nguyễn \u200b Thế  ")
    form = Account({"name": apart, "note": f"{apart}\r\n{apart}", "password": apart})
    assert form.is_valid()
    assert form.cleaned_data == {
        "name": "Nguyễn Thế",
        "note": "Nguyễn Thế\nNguyễn Thế",
        "password": apart,
    }


def bound(**typed: str) -> Marks:
    """The form as it was sent."""
    return Marks({"points": "30", "version": "1", **typed})


def refusing(refused: Refused) -> Callable[[], Any]:
    """An act that is refused."""

    def act() -> Any:
        raise refused

    return act


def test_an_act_that_is_done_gives_its_result() -> None:
    assert attempt(bound(), lambda: "xong") == "xong"


def test_an_act_is_not_tried_with_a_wrong_form() -> None:
    tried: list[str] = []
    form = bound(points="30,01")
    assert attempt(form, lambda: tried.append("thử")) is None
    assert tried == []
    assert form.errors["points"] == ["Lớn quá: nhiều nhất là 30."]


def test_a_refusal_stands_at_its_field() -> None:
    form = bound(points="5")
    assert attempt(form, refusing(Refused("Điểm đã chốt.", field="points"))) is None
    assert form.errors == {"points": ["Điểm đã chốt."]}
    assert 'value="5"' in str(form["points"])


@pytest.mark.parametrize("field", ["", "version", "khac"])
def test_a_refusal_without_a_visible_field_stands_above_the_form(field: str) -> None:
    form = bound()
    assert attempt(form, refusing(Refused("Kỳ đã kết thúc.", field=field))) is None
    assert form.non_field_errors() == ["Kỳ đã kết thúc."]
    assert "Chưa lưu được. Hãy xem lại: Kỳ đã kết thúc." in words(str(form))


def test_several_refusals_stand_at_their_fields() -> None:
    form = bound()
    attempt(form, refusing(RefusedMany({"points": "Thiếu.", "level": "Chưa chọn."})))
    assert form.errors == {"points": ["Thiếu."], "level": ["Chưa chọn."]}


def test_a_stale_form_says_so_and_keeps_what_was_typed() -> None:
    form = bound(reason="đã gõ")
    attempt(form, refusing(Stale("Hồ sơ vừa được Trần Thị Bình lưu.")))
    html = str(form)
    assert "Người khác vừa lưu trước bạn. Hồ sơ vừa được Trần Thị Bình lưu." in words(html)
    assert '<a href="" target="_blank" rel="noopener">Mở bản mới trong thẻ khác</a>' in html
    assert "đã gõ</textarea>" in html


def test_a_wrong_field_is_tied_to_its_label_help_and_error() -> None:
    html = str(bound(points="31"))
    assert '<label for="id_points">' in html
    assert '<p class="sr-help" id="id_points_helptext">Thang 30 điểm.</p>' in html
    assert (
        '<ul class="sr-error" id="id_points_error"><li>Lớn quá: nhiều nhất là 30.</li></ul>' in html
    )
    assert (
        '<input type="text" name="points" value="31" inputmode="decimal" autocomplete="off" '
        'class="sr-figure" aria-invalid="true" '
        'aria-describedby="id_points_helptext id_points_error" id="id_points">' in html
    )
    assert '<a href="#id_points">Điểm</a>: Lớn quá: nhiều nhất là 30.' in html
    assert html.index('role="alert"') < html.index("<label")


def test_levels_are_offered_with_colour_and_words_under_one_legend() -> None:
    html = str(Marks(initial={"level": Level.GOOD}))
    assert '<span class="lv lv-excellent">Hoàn thành xuất sắc nhiệm vụ</span>' in html
    assert '<input type="radio" name="level" value="good" id="id_level_1" checked>' in html
    assert html.count("<fieldset") == 1


def test_what_must_be_filled_in_is_marked_in_words() -> None:
    html = str(Marks())
    assert html.count("(bắt buộc)") == 1
    assert "required" not in html


def test_a_version_lost_or_spoilt_asks_to_load_the_page_again() -> None:
    broken = "Trang gửi lên thiếu dấu phiên bản. Hãy tải lại trang rồi nhập lại."
    for version in ("", "x", "-1"):
        form = bound(version=version)
        assert form.errors["version"] == [broken]
        assert broken in words(str(form))
