"""Addresses of accounts."""

from __future__ import annotations

from django.urls import path

from sauro.web.accounts import bulk, creating, grants, views

app_name = "accounts"
urlpatterns = [
    path("quan-tri/tai-khoan/", views.listing, name="accounts"),
    path("quan-tri/tai-khoan/moi/", creating.create, name="create"),
    path("quan-tri/tai-khoan/hang-loat/", bulk.create_missing, name="create_missing"),
    path("quan-tri/tai-khoan/<int:user_id>/", views.show, name="account"),
    path("quan-tri/tai-khoan/<int:user_id>/mat-khau/", creating.reset, name="reset"),
    path("quan-tri/tai-khoan/<int:user_id>/khoa/", views.set_lock, name="set_lock"),
    path("quan-tri/tai-khoan/<int:user_id>/vai-tro/", grants.give, name="give"),
    path("quan-tri/tai-khoan/vai-tro/<int:grant_id>/", grants.end, name="end"),
]
