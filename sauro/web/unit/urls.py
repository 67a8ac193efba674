"""Addresses of a unit's page and of what is done on it."""

from __future__ import annotations

from django.urls import path

from sauro.web.unit import acts, views

app_name = "unit"
urlpatterns = [
    path("", views.units, name="units"),
    path("<int:unit_id>/", views.unit, name="unit"),
    path("<int:unit_id>/de-xuat/<int:case_id>/", acts.propose, name="propose"),
    path("<int:unit_id>/tra-lai/<int:case_id>/", acts.send_back, name="send_back"),
    path("<int:unit_id>/trung-uong/<int:case_id>/", acts.to_the_centre, name="to_the_centre"),
    path("<int:unit_id>/hop/", acts.meeting, name="meeting"),
    path("<int:unit_id>/bieu-quyet/", acts.vote, name="vote"),
    path("<int:unit_id>/ket-qua/", acts.results, name="results"),
    path("<int:unit_id>/minh-chung/", acts.evidence, name="evidence"),
    path("<int:unit_id>/quyet-dinh/", acts.own_decision, name="own_decision"),
    path("<int:unit_id>/tong-hop/", acts.own_summary, name="own_summary"),
    path("<int:unit_id>/nop/", acts.submit, name="submit"),
]
