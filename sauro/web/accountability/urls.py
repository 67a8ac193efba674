"""Addresses of accountability."""

from __future__ import annotations

from django.urls import path

from sauro.web.accountability import views

app_name = "accountability"
urlpatterns = [
    path("", views.accountability, name="page"),
    path("<int:cycle_id>/<int:unit_id>/xu-ly/", views.follow_up, name="follow_up"),
]
