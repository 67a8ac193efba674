"""Addresses of the self-assessment."""

from __future__ import annotations

from django.urls import path

from sauro.web.self_assessment import views

app_name = "self_assessment"
urlpatterns = [
    path("", views.start, name="start"),
    path("<int:case_id>/", views.write, name="write"),
    path("<int:case_id>/tinh-thu/", views.preview, name="preview"),
    path("<int:case_id>/in/", views.printed, name="print"),
    path("<int:case_id>/tra-lai/", views.send_back, name="send_back"),
]
