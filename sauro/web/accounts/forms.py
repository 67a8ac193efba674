"""Forms of accounts and roles."""

from __future__ import annotations

from typing import Any

from django import forms

from sauro.casework import clock
from sauro.casework.access.roles import Role
from sauro.casework.people.models import Official, Team, Unit
from sauro.casework.structure.accounts import AXES
from sauro.casework.structure.selectors import officials_without_account, unit_tree
from sauro.regulation.competence import load_competence
from sauro.regulation.period import Quarter
from sauro.regulation.routing import load_routing
from sauro.regulation.rulebook import rulebook_for
from sauro.web.forms import DayField, Form

INDENT = "\u2003"
_QUARTER_MONTHS = 3


class AccountForm(Form):
    """A new account, for an official or for somebody who only works on the system."""

    official = forms.ModelChoiceField(
        queryset=Official.objects.none(),
        label="Cán bộ",
        required=False,
        empty_label="Không phải cán bộ được đánh giá",
        help_text="Chỉ hiện những người chưa có tài khoản.",
    )
    full_name = forms.CharField(
        label="Họ và tên",
        max_length=120,
        required=False,
        help_text="Để trống nếu đã chọn cán bộ.",
    )
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        help_text="Chữ không dấu, số, dấu chấm, gạch ngang. Ví dụ an.nv.",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["official"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = officials_without_account()

    def clean(self) -> dict[str, Any]:
        """A name there must be."""
        if not self.cleaned_data.get("full_name") and not self.cleaned_data.get("official"):
            self.add_error("full_name", "Chưa có họ và tên. Hãy chọn cán bộ hoặc ghi họ và tên.")
        return self.cleaned_data


class GrantForm(Form):
    """A role and its place; which place a role needs is said by the service."""

    role = forms.TypedChoiceField(
        label="Vai trò",
        coerce=Role,
        choices=[("", "Chọn vai trò")]
        + [(role.value, role.vietnamese) for role in Role if role is not Role.OFFICIAL],
    )
    unit = forms.TypedChoiceField(
        label="Đơn vị",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Cho người đứng đầu, cán bộ tham mưu: quyền gồm cả các đơn vị bên dưới.",
    )
    body = forms.ChoiceField(
        label="Cơ quan",
        required=False,
        help_text="Cho cấp quyết định, thư ký, cơ quan được lấy ý kiến.",
    )
    team = forms.ModelChoiceField(
        queryset=Team.objects.order_by("name"),
        label="Tổ theo dõi địa bàn",
        required=False,
        empty_label="Không thuộc tổ nào",
    )
    axis = forms.TypedChoiceField(
        label="Trục",
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "Không"), *((axis, f"Trục {axis}") for axis in AXES)],
        help_text="Chỉ cho cơ quan báo cáo số liệu.",
    )
    since = DayField(label="Từ ngày", required=False, help_text="Để trống là từ hôm nay.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {"unit": _units(), "body": _bodies()}
        for name, options in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "Không gắn"), *options]

    def place(self) -> dict[str, Any]:
        """What `grant_role` takes."""
        data = dict(self.cleaned_data)
        data["unit"] = Unit.objects.get(pk=data["unit"]) if data["unit"] else None
        return data


class EndForm(Form):
    """The last day of a role."""

    until = DayField(label="Ngày cuối giữ vai trò")


def _units() -> list[tuple[str, str]]:
    return [(str(line.unit.pk), f"{INDENT * line.depth}{line.unit.name}") for line in unit_tree()]


def _bodies() -> list[tuple[str, str]]:
    return sorted(bodies().items(), key=lambda body: body[1])


def bodies() -> dict[str, str]:
    """The bodies that decide, propose or are asked, by code, under the rules of today."""
    today = clock.today()
    rulebook = rulebook_for(Quarter(today.year, (today.month - 1) // _QUARTER_MONTHS + 1)).id
    return {**load_competence(rulebook).bodies, **load_routing(rulebook).bodies}
