"""Addresses of the dashboard."""

from __future__ import annotations

from django.urls import path

from sauro.web.dashboard import views

app_name = "dashboard"
urlpatterns = [
    path("", views.board, name="board"),
    path("ho-so/", views.cases, name="cases"),
]
