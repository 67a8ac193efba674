"""The address of the home page."""

from __future__ import annotations

from django.urls import path

from sauro.web.home import views

app_name = "home"
urlpatterns = [path("", views.home, name="home")]
