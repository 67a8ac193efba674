"""What is asked of the log: the filters of the page, also for the exports."""

from __future__ import annotations

from typing import Any

from django import forms

from sauro.casework.audit.selectors import LogQuestion
from sauro.casework.audit.words import WORDS
from sauro.casework.people.models import Unit
from sauro.vietnamese.order import text_key
from sauro.web.forms import DayField, Form
from sauro.web.log.subjects import codes_of

FIELDS = ("nguoi", "viec", "ve", "don_vi", "tu", "den")


class QuestionForm(Form):
    """By person acting, act, subject, unit and days; nothing is needed."""

    nguoi = forms.CharField(
        label="Người làm (tên đăng nhập)",
        max_length=150,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    viec = forms.ChoiceField(label="Việc", required=False)
    ve = forms.CharField(
        label="Về ai (họ tên, không cần dấu) hoặc mã", max_length=120, required=False
    )
    don_vi = forms.TypedChoiceField(label="Đơn vị", coerce=int, empty_value=None, required=False)
    tu = DayField(label="Từ ngày", required=False)
    den = DayField(label="Đến ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acts = sorted(WORDS.items(), key=lambda act: text_key(act[1]))
        units = [(str(unit.pk), unit.name) for unit in Unit.objects.only("name")]
        for name, options in (("viec", acts), ("don_vi", units)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "Tất cả"), *options]

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        first, last = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if first and last and last < first:
            self.add_error("den", "Đến ngày trước từ ngày. Hãy nhập lại.")
        return self.cleaned_data

    def question(self) -> LogQuestion:
        """What is looked for; the form must be valid."""
        asked = self.cleaned_data
        return LogQuestion(
            actor=asked["nguoi"].lower() if asked["nguoi"] != "hệ thống" else asked["nguoi"],
            act=asked["viec"],
            subjects=codes_of(asked["ve"]) if asked["ve"] else None,
            unit=asked["don_vi"],
            first=asked["tu"],
            last=asked["den"],
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for at all."""
        return any(self.data.get(name) for name in FIELDS)
