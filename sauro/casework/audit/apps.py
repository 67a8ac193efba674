"""The log as a Django application."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Label and place."""

    name = "sauro.casework.audit"
    label = "audit"
