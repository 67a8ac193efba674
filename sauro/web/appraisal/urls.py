"""Addresses of the appraisal."""

from __future__ import annotations

from django.urls import path

from sauro.web.appraisal import acts, case, dossier, views

app_name = "appraisal"
urlpatterns = [
    path("", views.dossiers, name="dossiers"),
    path("trung-uong/", views.central, name="central"),
    path("<int:dossier_id>/", dossier.dossier, name="dossier"),
    path("<int:dossier_id>/tiep-nhan/", acts.receive, name="receive"),
    path("<int:dossier_id>/tra-lai/", acts.send_back, name="send_back"),
    path("<int:dossier_id>/ban-giay/", acts.paper, name="paper"),
    path("<int:dossier_id>/thong-nhat/", acts.agreed, name="agreed"),
    path("ho-so/<int:case_id>/", case.case, name="case"),
    path("ho-so/<int:case_id>/tham-dinh/", case.appraise_one, name="appraise"),
]
