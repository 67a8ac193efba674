"""The slice as a Django application."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Label and place."""

    name = "sauro.casework.dossiers"
    label = "dossiers"
