"""The slice as a Django application."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """Label and place."""

    name = "sauro.casework.decisions"
    label = "decisions"
