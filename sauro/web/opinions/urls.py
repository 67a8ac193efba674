"""Addresses of the opinions."""

from __future__ import annotations

from django.urls import path

from sauro.web.opinions import views

app_name = "opinions"
urlpatterns = [
    path("", views.opinions, name="opinions"),
    path("dong-y/", views.agree, name="agree"),
    path("<int:opinion_id>/", views.opinion, name="opinion"),
]
