"""The password hash of the system with the least work: tests sign in often."""

from __future__ import annotations

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 all the same."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
