"""The root addresses."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [path("", include("sauro.web.urls"))]

handler400 = "sauro.web.problems.bad_request"
handler403 = "sauro.web.problems.not_allowed"
handler404 = "sauro.web.problems.not_found"
handler500 = "sauro.web.problems.failed"
