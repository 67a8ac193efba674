"""The address of the choice of theme."""

from __future__ import annotations

from django.urls import path

from sauro.web.look import views

app_name = "look"
urlpatterns = [path("giao-dien/", views.theme, name="theme")]
