"""Addresses of papers."""

from __future__ import annotations

from django.urls import path

from sauro.web.papers import case_papers, opinion_papers, session_papers, unit_papers, views

app_name = "papers"
_UNIT = "don-vi/<int:unit_id>/<str:period>/"
_SHEET = "y-kien/<str:period>/<slug:body>/<int:team>/<slug:act>.<str:ending>"
urlpatterns = [
    path("", views.index, name="index"),
    path("don-vi/<int:unit_id>/", views.unit, name="unit"),
    path(f"{_UNIT}ho-so.<str:ending>", unit_papers.whole, name="whole"),
    path(f"{_UNIT}<slug:paper>.<str:ending>", unit_papers.unit_paper, name="unit_paper"),
    path(
        "tu-danh-gia/<int:case_id>.<str:ending>",
        case_papers.self_assessment,
        name="self_assessment",
    ),
    path("thong-bao/<int:case_id>.<str:ending>", case_papers.notice, name="notice"),
    path(_SHEET, opinion_papers.sheet, name="sheet"),
    path(
        "hop/<int:session_id>/<slug:paper>.<str:ending>",
        session_papers.session_paper,
        name="session_paper",
    ),
]
