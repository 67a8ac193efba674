"""Addresses of one's own account."""

from __future__ import annotations

from django.urls import path

from sauro.web.signin import views

app_name = "account"
urlpatterns = [path("mat-khau/", views.password, name="password")]
