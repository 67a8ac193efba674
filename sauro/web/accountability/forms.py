"""The form of what followed."""

from __future__ import annotations

from django import forms

from sauro.casework.decisions.models import FollowUp
from sauro.web.forms import DayField, Form


class FollowUpForm(Form):
    """What the competent body did about a head's proposals, and by which document."""

    kind = forms.TypedChoiceField(
        label="Hình thức",
        choices=FollowUp.Kind.choices,
        coerce=FollowUp.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn hình thức."},
    )
    document = forms.CharField(
        label="Văn bản", max_length=200, help_text="Số, ngày, cơ quan ban hành."
    )
    decided_on = DayField(label="Ngày xử lý")
