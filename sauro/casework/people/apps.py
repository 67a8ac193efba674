"""The slice as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Label and place."""

    name = "sauro.casework.people"
    label = "people"
