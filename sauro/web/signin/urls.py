"""Addresses of signing in."""

from __future__ import annotations

from django.urls import path

from sauro.web.signin import views

app_name = "signin"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("vai-tro/", views.act_as, name="act_as"),
]
