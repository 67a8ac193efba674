"""Addresses of a case."""

from __future__ import annotations

from django.urls import path

from sauro.web.case import views

app_name = "case"
urlpatterns = [path("<int:case_id>/", views.show, name="show")]
