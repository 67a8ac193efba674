"""The address of the rules."""

from __future__ import annotations

from django.urls import path

from sauro.web.rules import views

app_name = "rules"
urlpatterns = [path("", views.rules, name="rules")]
