"""Addresses of the cycles."""

from __future__ import annotations

from django.urls import path

from sauro.web.cycles import acts, views

app_name = "cycles"
urlpatterns = [
    path("", views.cycles, name="cycles"),
    path("mo/", acts.open_one, name="open"),
    path("<int:cycle_id>/", views.cycle, name="cycle"),
    path("<int:cycle_id>/han/<int:due_id>/", acts.move, name="move"),
    path("<int:cycle_id>/cap-nhat/", acts.refresh, name="refresh"),
    path("<int:cycle_id>/ket-thuc/", acts.close, name="close"),
    path("<int:cycle_id>/niem-phong/", acts.seal, name="seal"),
]
