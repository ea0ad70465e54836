"""Addresses of the pages of the connectors."""

from __future__ import annotations

from django.urls import path

from connectors.views import credentials

urlpatterns = [
    path("credentials/", credentials.list_page, name="credentials"),
    path("credentials/new/", credentials.new_page, name="new-credential"),
    path(
        "credentials/<slug:credential>/edit/",
        credentials.edit_page,
        name="credential",
    ),
]
