"""All addresses, one line a slice."""

from __future__ import annotations

from django.urls import include, path

from sauro.web import health

urlpatterns = [
    path("", include("sauro.web.absences.urls")),
    path("", include("sauro.web.accounts.urls")),
    path("", include("sauro.web.home.urls")),
    path("", include("sauro.web.log.urls")),
    path("", include("sauro.web.look.urls")),
    path("", include("sauro.web.people.urls")),
    path("", include("sauro.web.signin.urls")),
    path("", include("sauro.web.work.urls")),
    path("bao-cao/", include("sauro.web.papers.urls")),
    path("bo-phieu/", include("sauro.web.votes.urls")),
    path("ho-so/", include("sauro.web.case.urls")),
    path("lich/", include("sauro.web.calendar.urls")),
    path("quan-tri/khung/", include("sauro.web.frames.urls")),
    path("quan-tri/ky/", include("sauro.web.cycles.urls")),
    path("quy-tac/", include("sauro.web.rules.urls")),
    path("don-vi/", include("sauro.web.unit.urls")),
    path("doi-chieu/", include("sauro.web.report_check.urls")),
    path("hop/", include("sauro.web.sessions.urls")),
    path("ket-qua/", include("sauro.web.results.urls")),
    path("tai-khoan/", include("sauro.web.signin.account_urls")),
    path("tong-quan/", include("sauro.web.dashboard.urls")),
    path("truc/", include("sauro.web.indicators.urls")),
    path("tu-danh-gia/", include("sauro.web.self_assessment.urls")),
    path("trach-nhiem/", include("sauro.web.accountability.urls")),
    path("ty-le/", include("sauro.web.ceiling.urls")),
    path("tham-dinh/", include("sauro.web.appraisal.urls")),
    path("y-kien/", include("sauro.web.opinions.urls")),
    path("healthz", health.healthz),
    path("readyz", health.readyz),
]
