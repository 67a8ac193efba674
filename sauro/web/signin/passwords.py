"""What makes a password too weak, said in Vietnamese (the framework says it in English)."""

from __future__ import annotations

from django.contrib.auth import password_validation as django_rules


class LongEnough(django_rules.MinimumLengthValidator):
    """A least number of characters."""

    def get_error_message(self) -> str:
        """How many are needed."""
        return f"Mật khẩu ngắn quá: phải có ít nhất {self.min_length} ký tự."


class NotCommon(django_rules.CommonPasswordValidator):
    """None of the passwords many people use."""

    def get_error_message(self) -> str:
        """What to do instead."""
        return "Mật khẩu này nhiều người dùng, dễ bị đoán. Hãy đặt một câu dễ nhớ của riêng bạn."


class UnlikeTheName(django_rules.UserAttributeSimilarityValidator):
    """Not the name of the account or of the person."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "full_name"))

    def get_error_message(self) -> str:
        """What to do instead."""
        return "Mật khẩu giống tên của bạn quá. Hãy đặt một câu khác."
