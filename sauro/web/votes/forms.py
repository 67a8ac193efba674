"""Forms of a secret vote: opening it, and a member's sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from sauro.casework.access.models import User
from sauro.casework.decisions.models import Item, Tally
from sauro.regulation.levels import LEVELS, Level
from sauro.web.form_fields import LevelChoices
from sauro.web.forms import Form, VersionField

LINE = "line_"
CHOICES = [
    *((level.value, level.vietnamese) for level in LEVELS),
    (Tally.NO_OPINION, "Không có ý kiến"),
]


class OpenForm(Form):
    """Which lines are voted on, and which members are present."""

    refusal = "Chưa mở được. Hãy xem lại:"
    items = forms.TypedMultipleChoiceField(
        label="Trường hợp bỏ phiếu", coerce=int, widget=forms.CheckboxSelectMultiple
    )
    members = forms.TypedMultipleChoiceField(
        label="Thành viên có mặt",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ người được chọn mới bỏ phiếu được. Mỗi người không bỏ phiếu về hồ sơ của "
        "chính mình.",
    )
    version = VersionField()

    def __init__(
        self, lines: Iterable[Item], members: Iterable[User], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = {
            "items": [(item.pk, f"{item.place}. {item.case.name}") for item in lines],
            "members": [(user.pk, user.full_name) for user in members],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
            self.initial.setdefault(name, [key for key, _ in choices])


class SheetForm(Form):
    """A level, or no opinion, for every line; nothing is chosen beforehand."""

    refusal = "Chưa gửi phiếu. Hãy xem lại:"

    def __init__(self, lines: Iterable[Item], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        for item in self.lines:
            self.fields[f"{LINE}{item.pk}"] = forms.ChoiceField(
                label=f"Mức chọn cho {item.case.name}",
                choices=CHOICES,
                widget=LevelChoices,
                error_messages={"required": "Chưa chọn. Chọn một mức, hoặc không có ý kiến."},
            )

    def rows(self) -> list[tuple[Item, forms.BoundField]]:
        """Every line with its choice."""
        return [(item, self[f"{LINE}{item.pk}"]) for item in self.lines]

    def choices(self) -> dict[int, Level | None]:
        """The level by line, None: no opinion."""
        given = {item.pk: self.cleaned_data[f"{LINE}{item.pk}"] for item in self.lines}
        return {pk: None if code == Tally.NO_OPINION else Level(code) for pk, code in given.items()}
