"""Addresses of secret votes."""

from __future__ import annotations

from django.urls import path

from sauro.web.votes import holding, sheet

app_name = "votes"
urlpatterns = [
    path("", sheet.votes, name="list"),
    path("<int:vote_id>/", sheet.sheet, name="sheet"),
    path("<int:vote_id>/kiem-phieu/", holding.close, name="close"),
    path("<int:vote_id>/huy/", holding.cancel, name="cancel"),
    path("hop/<int:session_id>/mo/", holding.open_vote, name="open"),
]
