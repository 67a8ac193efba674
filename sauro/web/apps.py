"""The pages as a Django application."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Label and place."""

    name = "sauro.web"
    label = "web"
