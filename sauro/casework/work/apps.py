"""The slice as a Django application."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Label and place."""

    name = "sauro.casework.work"
    label = "work"
