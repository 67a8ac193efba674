"""Addresses of the special cases."""

from __future__ import annotations

from django.urls import path

from sauro.web.absences import acts, central, special, views

app_name = "absences"
urlpatterns = [
    path("truong-hop/", special.special_cases, name="special_cases"),
    path("ho-so/<int:case_id>/chua-xep-loai/", views.absences, name="absences"),
    path("ho-so/<int:case_id>/chua-xep-loai/ghi/", acts.record_one, name="record"),
    path("ho-so/<int:case_id>/chua-xep-loai/<int:absence_id>/go/", acts.withdraw, name="withdraw"),
    path("ho-so/<int:case_id>/chua-xep-loai/hoan/", acts.defer_one, name="defer"),
    path("ho-so/<int:case_id>/chua-xep-loai/dua-lai/", acts.resume_one, name="resume"),
    path("ho-so/<int:case_id>/chua-xep-loai/ra-khoi-ky/", acts.withdraw_from_cycle, name="out"),
    path("ho-so/<int:case_id>/trung-uong/", central.central_result, name="central_result"),
    path("ho-so/<int:case_id>/don-vi-cu/", views.former_post, name="former_post"),
]
