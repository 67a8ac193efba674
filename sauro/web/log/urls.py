"""Addresses of the log."""

from __future__ import annotations

from django.urls import path

from sauro.web.log import export, views

app_name = "log"
urlpatterns = [
    path("nhat-ky/", views.show, name="log"),
    path("nhat-ky/kiem-tra/", views.check, name="check"),
    path("nhat-ky/nhat-ky.csv", export.as_csv, name="csv"),
    path("nhat-ky/nhat-ky.xlsx", export.as_xlsx, name="xlsx"),
]
