"""Forms after a result: a request for review, its answer, reopening."""

from __future__ import annotations

from typing import Any

from django import forms

from sauro.web.forms import Form, ReasonField, VersionField


class RequestForm(Form):
    """Why the result should be looked at again."""

    ground = ReasonField(
        label="Căn cứ đề nghị xem xét lại",
        help_text="Nêu điểm chưa đúng, điều khoản hoặc tài liệu làm căn cứ.",
    )


class AnswerForm(Form):
    """The written answer."""

    upheld = forms.TypedChoiceField(
        label="Kết luận",
        choices=[("0", "Giữ nguyên kết quả"), ("1", "Chấp nhận: mở lại kết quả để xét lại")],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={"required": "Chưa chọn kết luận."},
    )
    answer = ReasonField(label="Nội dung trả lời bằng văn bản")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="tra_loi_%s", **kwargs)  # beside another form


class ReopenForm(Form):
    """On what ground a decided result is opened again."""

    ground = ReasonField(
        label="Căn cứ mở lại",
        help_text="Nêu văn bản và kết quả sai ở đâu. Quyết định cũ bị hủy nhưng vẫn lưu "
        "(QD-366 Điều 13, Điều 15).",
    )
    version = VersionField()
