"""Fields for points, shares, counts, days, levels and reasons, as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms

from sauro.regulation.levels import LEVELS, Level
from sauro.vietnamese.dates import parse_date
from sauro.vietnamese.numbers import grouped, parse_points
from sauro.web.look.figures import day, points

MOST_POINTS = Decimal(100)
_COUNT = re.compile(r"\d{1,9}|\d{1,3}(?:\.\d{3}){1,2}", re.ASCII)
LONGEST_REASON = 2_000


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _typed(keyboard: str, looks: str) -> dict[str, str]:
    """Attributes of a short input; keyboard: what a phone offers."""
    return {"inputmode": keyboard, "autocomplete": "off", "class": looks}


class PointsField(forms.Field):
    """Points typed "92,5" or "92.5", at most two decimals: a Decimal, or None when left empty."""

    widget = forms.TextInput(_typed("decimal", "sr-figure"))

    def __init__(self, *, maximum: Decimal | int | None = MOST_POINTS, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.maximum = maximum

    def prepare_value(self, value: Any) -> Any:
        """A number with a comma; what was typed as it was typed."""
        if isinstance(value, Decimal | Fraction | int):
            return points(value).removesuffix(",00")
        return value

    def to_python(self, value: Any) -> Decimal | None:
        """Read it exactly. ValidationError says what to type."""
        if value in self.empty_values or not str(value).strip():
            return None
        try:
            read = parse_points(self.digits(str(value)))
        except ValueError as error:
            raise forms.ValidationError(_sentence(str(error)), "invalid") from error
        if self.maximum is not None and read > self.maximum:
            most = points(Decimal(self.maximum)).removesuffix(",00")
            raise forms.ValidationError(f"Lớn quá: nhiều nhất là {most}.", "max_value")
        return read

    def digits(self, text: str) -> str:
        """The part of the text that is the number."""
        return text


class PercentField(PointsField):
    """A share in percent, "85" or "85,5" with or without "%": a Decimal of percents."""

    def digits(self, text: str) -> str:
        """Without the sign of percent."""
        return text.strip().removesuffix("%").strip()


class CountField(forms.Field):
    """A whole number from `minimum`, thousands may be parted by points: an int, or None."""

    widget = forms.TextInput(_typed("numeric", "sr-figure"))

    def __init__(self, *, minimum: int = 0, maximum: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.minimum, self.maximum = minimum, maximum

    def to_python(self, value: Any) -> int | None:
        """Read it. ValidationError says what to type."""
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        if not _COUNT.fullmatch(text):
            raise forms.ValidationError(
                f'"{text}" không phải là số đếm. Ghi số nguyên từ {self.minimum} trở lên, '
                "ví dụ 12.",
                "invalid",
            )
        count = int(text.replace(".", ""))
        if count < self.minimum:
            raise forms.ValidationError(f"Nhỏ quá: ít nhất là {self.minimum}.", "min_value")
        if self.maximum is not None and count > self.maximum:
            raise forms.ValidationError(
                f"Lớn quá: nhiều nhất là {grouped(self.maximum)}.", "max_value"
            )
        return count


class DayField(forms.Field):
    """A day typed day/month/year: a date, or None when left empty."""

    widget = forms.TextInput(_typed("numeric", "sr-day") | {"placeholder": "ngày/tháng/năm"})

    def __init__(
        self, *, earliest: date | None = None, latest: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.earliest, self.latest = earliest, latest

    def prepare_value(self, value: Any) -> Any:
        """dd/mm/yyyy; what was typed as it was typed."""
        return day(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        """Read it. ValidationError says what to type."""
        if value in self.empty_values or not str(value).strip():
            return None
        try:
            read = value if isinstance(value, date) else parse_date(str(value))
        except ValueError as error:
            raise forms.ValidationError(_sentence(str(error)), "invalid") from error
        if self.earliest and read < self.earliest:
            raise forms.ValidationError(
                f"Ngày sớm quá: phải từ ngày {day(self.earliest)} trở đi.", "min_value"
            )
        if self.latest and read > self.latest:
            raise forms.ValidationError(
                f"Ngày muộn quá: nhiều nhất đến ngày {day(self.latest)}.", "max_value"
            )
        return read


class LevelChoices(forms.RadioSelect):
    """The four levels side by side, each with its colour, square and words."""

    template_name = "sauro/forms/level_choices.html"


class LevelField(forms.TypedChoiceField):
    """One of the levels: a Level, or None when none was chosen and none is needed."""

    widget = LevelChoices

    def __init__(self, *, levels: Iterable[Level] = LEVELS, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Mức xếp loại")
        super().__init__(
            choices=[(level.value, level.vietnamese) for level in levels],
            coerce=Level,
            empty_value=None,
            error_messages={
                "required": "Chưa chọn mức. Hãy chọn một trong các mức.",
                "invalid_choice": "Không có mức này. Hãy chọn một trong các mức.",
            },
            **kwargs,
        )


class ReasonField(forms.CharField):
    """A reason in sentences."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Lý do")
        kwargs.setdefault("max_length", LONGEST_REASON)
        kwargs.setdefault("widget", forms.Textarea({"rows": 3}))
        kwargs.setdefault("error_messages", {"required": "Chưa nêu lý do. Hãy ghi rõ lý do."})
        super().__init__(**kwargs)


class VersionField(forms.IntegerField):
    """The version of the thing edited when the form was shown, hidden in the form."""

    def __init__(self, **kwargs: Any) -> None:
        broken = "Trang gửi lên thiếu dấu phiên bản. Hãy tải lại trang rồi nhập lại."
        super().__init__(
            min_value=0,
            widget=forms.HiddenInput,
            error_messages={"required": broken, "invalid": broken, "min_value": broken},
            **kwargs,
        )
