"""Addresses of the ceiling board."""

from __future__ import annotations

from django.urls import path

from sauro.web.ceiling import views

app_name = "ceiling"
urlpatterns = [
    path("", views.ceiling, name="board"),
    path("chon/<int:case_id>/", views.choose, name="choose"),
]
