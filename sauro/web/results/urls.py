"""Addresses of results."""

from __future__ import annotations

from django.urls import path

from sauro.web.results import acts, views

app_name = "results"
urlpatterns = [
    path("", views.results, name="list"),
    path("<int:case_id>/", views.result, name="result"),
    path("<int:case_id>/da-nhan/", acts.receive, name="receive"),
    path("<int:case_id>/de-nghi/", acts.ask, name="ask"),
    path("<int:case_id>/mo-lai/", acts.reopen, name="reopen"),
    path("de-nghi/<int:request_id>/tra-loi/", acts.answer, name="answer"),
]
