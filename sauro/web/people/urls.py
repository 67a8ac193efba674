"""Addresses of people and structure."""

from __future__ import annotations

from django.urls import path

from sauro.web.people import files, importing, lists, overview, person, units

app_name = "people"
urlpatterns = [
    path("can-bo/", lists.officials, name="officials"),
    path("can-bo/<int:official_id>/", person.show, name="person"),
    path("quan-tri/", overview.show, name="overview"),
    path("quan-tri/can-bo/", lists.all_officials, name="all_officials"),
    path("quan-tri/don-vi/", units.show, name="units"),
    path("quan-tri/nhap/", importing.upload, name="upload"),
    path("quan-tri/nhap/xem/", importing.look, name="look"),
    path("quan-tri/nhap/bo/", importing.discard, name="discard"),
    path("quan-tri/nhap/mau.xlsx", files.template, name="template"),
    path("quan-tri/nhap/du-lieu.xlsx", files.export, name="export"),
]
