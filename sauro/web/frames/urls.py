"""Addresses of the frames of criteria."""

from __future__ import annotations

from django.urls import path

from sauro.web.frames import files, uploading, views

app_name = "frames"
urlpatterns = [
    path("", views.frames, name="frames"),
    path("ban/<int:frame_id>.xlsx", files.version, name="version"),
    path("di-kem/<slug:block>.xlsx", files.packaged_frame, name="packaged"),
    path("ky/<int:cycle_id>/<slug:block>/", views.repin, name="repin"),
    path("nap/", uploading.upload, name="upload"),
    path("nap/xem/", uploading.look, name="look"),
    path("nap/bo/", uploading.discard, name="discard"),
]
