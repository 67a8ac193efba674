"""Addresses of the calendar."""

from __future__ import annotations

from django.urls import path

from sauro.web.calendar import views

app_name = "calendar"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("<str:period>.ics", views.export, name="export"),
]
