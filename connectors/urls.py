"""Addresses of the connectors below /api/."""

from __future__ import annotations

from django.urls import path

from connectors.api.views import Manifest, Palette

urlpatterns = [
    path("palette/", Palette.as_view(), name="api-palette"),
    path("connectors/<slug:connector>/", Manifest.as_view(), name="api-connector"),
]
