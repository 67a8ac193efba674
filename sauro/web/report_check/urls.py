"""Addresses of the check of a report."""

from __future__ import annotations

from django.urls import path

from sauro.web.report_check import views

app_name = "report_check"
urlpatterns = [
    path("", views.page, name="page"),
    path("xlsx/", views.export, name="export"),
]
