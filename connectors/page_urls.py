"""Addresses of the pages of the connectors."""

from __future__ import annotations

from django.urls import path

from connectors.views import credentials, schemas, signing_in

urlpatterns = [
    path(
        "schemas/manifest-1.json", schemas.manifest_schema_file, name="manifest-schema"
    ),
    path("credentials/", credentials.list_page, name="credentials"),
    path("credentials/new/", credentials.new_page, name="new-credential"),
    path("credentials/signed-in/", signing_in.back_page, name="signed-in"),
    path(
        "credentials/<slug:credential>/sign-in/",
        signing_in.begin_page,
        name="sign-in-service",
    ),
    path(
        "credentials/<slug:credential>/edit/",
        credentials.edit_page,
        name="credential",
    ),
]
