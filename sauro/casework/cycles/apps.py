"""The slice as a Django application."""

from django.apps import AppConfig


class CyclesConfig(AppConfig):
    """Label and place."""

    name = "sauro.casework.cycles"
    label = "cycles"
