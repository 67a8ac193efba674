"""The slice as a Django application."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Label and place."""

    name = "sauro.casework.access"
    label = "access"
