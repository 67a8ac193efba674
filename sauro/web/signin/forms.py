"""Sign-in by password; no sign-up."""

from __future__ import annotations

from django import forms
from django.contrib.auth import authenticate, password_validation

from sauro.casework.access.models import User
from sauro.web.forms import Form

WRONG = (
    "Tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra chế độ gõ tiếng Việt và phím Caps Lock, "
    "rồi nhập lại."
)


class SignInForm(Form):
    """Name and password; says the same whichever is wrong."""

    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        widget=forms.TextInput({"autocomplete": "username", "autofocus": True}),
    )
    password = forms.CharField(
        label="Mật khẩu",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    refusal = "Chưa đăng nhập được."
    user: User | None = None

    def clean(self) -> dict[str, object]:
        """Look the account up."""
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if name and password:
            found = authenticate(username=name, password=password)
            if not isinstance(found, User):
                raise forms.ValidationError(WRONG)
            self.user = found
        return self.cleaned_data


class PasswordForm(Form):
    """A new password of one's own, typed twice."""

    refusal = "Chưa đổi được mật khẩu."
    current = forms.CharField(
        label="Mật khẩu hiện tại",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="Mật khẩu mới",
        strip=False,
        help_text="Ít nhất 12 ký tự; nên là một câu dễ nhớ.",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Nhập lại mật khẩu mới",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, user: User, data: object = None) -> None:
        super().__init__(data)
        self.user = user

    def clean_current(self) -> str:
        """The old one must be known."""
        given = str(self.cleaned_data["current"])
        if not self.user.check_password(given):
            raise forms.ValidationError("Mật khẩu hiện tại không đúng. Hãy nhập lại.")
        return given

    def clean(self) -> dict[str, object]:
        """Both new ones alike, and good enough."""
        new, again = self.cleaned_data.get("new"), self.cleaned_data.get("again")
        if new and again and new != again:
            self.add_error("again", "Hai lần nhập không giống nhau. Hãy nhập lại mật khẩu mới.")
        elif new:
            try:
                password_validation.validate_password(new, self.user)
            except forms.ValidationError as error:
                self.add_error("new", error)
        return self.cleaned_data
