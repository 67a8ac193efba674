"""Addresses of sessions."""

from __future__ import annotations

from django.urls import path

from sauro.web.sessions import acts, line, views

app_name = "sessions"
urlpatterns = [
    path("", views.sessions, name="list"),
    path("mo/", views.hold, name="hold"),
    path("<int:session_id>/", views.session, name="session"),
    path("<int:session_id>/sua/", views.correct, name="correct"),
    path("<int:session_id>/bo-sung/", acts.refresh, name="refresh"),
    path("<int:session_id>/ket-thuc/", acts.close, name="close"),
    path("<int:session_id>/quyet-dinh/", views.issue, name="issue"),
    path("<int:session_id>/thong-bao/", acts.publish, name="publish"),
    path("truong-hop/<int:item_id>/", line.line, name="line"),
    path("truong-hop/<int:item_id>/hoan/", line.put_off, name="put_off"),
    path("truong-hop/<int:item_id>/dua-lai/", line.take_back, name="take_back"),
]
