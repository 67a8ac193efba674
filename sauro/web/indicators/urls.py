"""Addresses of the results on the axes."""

from __future__ import annotations

from django.urls import path

from sauro.web.indicators import importing, views

app_name = "indicators"
urlpatterns = [
    path("", views.page, name="page"),
    path("chot/", views.finalise, name="finalise"),
    path("mo-lai/", views.reopen, name="reopen"),
    path("nhap/", importing.upload, name="upload"),
    path("nhap/xem/", importing.look, name="look"),
    path("nhap/bo/", importing.discard, name="discard"),
    path("mau/", importing.template, name="template"),
]
