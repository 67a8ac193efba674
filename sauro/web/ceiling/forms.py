"""The form of a choice under the ceiling."""

from __future__ import annotations

from django import forms

from sauro.web.forms import Form, ReasonField, VersionField


class ChoiceForm(Form):
    """Keep the level, or not, and why."""

    keeps = forms.TypedChoiceField(
        label="Lựa chọn của cấp có thẩm quyền",
        choices=[("1", "Giữ mức xuất sắc"), ("0", "Không giữ mức xuất sắc")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn. Hãy chọn giữ hoặc không giữ."},
    )
    reason = ReasonField(
        help_text="Nêu vì sao chọn như vậy, nhất là khi bằng nhau tại vạch hoặc khác thứ tự."
    )
    version = VersionField()
