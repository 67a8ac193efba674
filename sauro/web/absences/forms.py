"""Forms of the special cases."""

from __future__ import annotations

from django import forms

from sauro.casework.people.models import ABSENCES
from sauro.regulation.quarter.facts import AbsenceKind
from sauro.web.forms import DayField, Form, LevelField, ReasonField, VersionField


class AbsenceForm(Form):
    """A ground for not rating the quarter."""

    kind = forms.TypedChoiceField(label="Căn cứ", choices=ABSENCES, coerce=AbsenceKind)
    start = DayField(label="Từ ngày", help_text="Bổ nhiệm lần đầu: ngày bổ nhiệm.")
    end = DayField(label="Đến ngày", required=False, help_text="Để trống nếu chưa kết thúc.")
    document = forms.CharField(
        label="Văn bản", max_length=200, required=False, help_text="Số, ngày, cơ quan ban hành."
    )


class WithdrawForm(Form):
    """Why a ground recorded wrongly is taken back."""

    reason = ReasonField(label="Lý do gỡ", required=False)


class StepForm(Form):
    """A button, and what was seen when it was pressed."""

    version = VersionField()


class OutForm(StepForm):
    """Why somebody is no longer a subject of the cycle."""

    ground = ReasonField(
        label="Lý do", required=False, help_text="Nghỉ hưu, chuyển cấp quản lý, thôi giữ chức vụ."
    )
    document = forms.CharField(
        label="Văn bản", max_length=200, required=False, help_text="Số, ngày, cơ quan ban hành."
    )


class CentralResultForm(StepForm):
    """What the centre decided, and by which paper."""

    level = LevelField(label="Mức Trung ương quyết định", required=False)
    document = forms.CharField(label="Số, ký hiệu văn bản thông báo", max_length=60, required=False)
    signed_on = DayField(label="Ngày văn bản", required=False)


class FormerPostForm(StepForm):
    """The former unit's comment."""

    text = ReasonField(label="Nhận xét của đơn vị cũ", max_length=5_000, required=False)
    document = forms.CharField(label="Số, ngày văn bản nhận xét", max_length=200, required=False)
