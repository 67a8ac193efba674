"""Settings of the web benchmark: the real ones, with tables made from the models."""

from __future__ import annotations

from collections.abc import Iterable

from sauro.config.settings import *  # noqa: F403
from sauro.config.settings import INSTALLED_APPS


def _labels(apps: Iterable[str]) -> Iterable[str]:
    return (app.rpartition(".")[2] for app in apps)


ALLOWED_HOSTS = ["testserver"]
MIGRATION_MODULES: dict[str, str | None] = dict.fromkeys(_labels(INSTALLED_APPS))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
LOGGING = {"version": 1, "root": {"handlers": [], "level": "CRITICAL"}}
