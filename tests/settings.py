"""Settings of the tests: the real ones, in a folder of their own, with a cheap password hash."""

from __future__ import annotations

import os
import tempfile

FOLDER = tempfile.TemporaryDirectory(prefix="sauro-tests-")  # removed when the tests end
os.environ.setdefault("SAURO_DATA", FOLDER.name)
os.environ.setdefault("SAURO_AUDIT_KEY", "tests")
os.environ.setdefault("SAURO_SECRET_KEY", "tests")
os.environ.setdefault("SAURO_TODAY", "2026-06-20")

from sauro.config.settings import *  # noqa: E402, F403
from sauro.config.settings import DATA  # noqa: E402

PASSWORD_HASHERS = ["tests.hashing.QuickArgon2"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
(DATA / "static").mkdir(exist_ok=True)
