"""Addresses of the connectors below /api/."""

from __future__ import annotations

from django.urls import path

from connectors.api.credentials import (
    Credentials,
    OneCredential,
    TryCredential,
    TryValues,
)
from connectors.api.grants import CredentialGrants
from connectors.api.views import Manifest, Palette

urlpatterns = [
    path("palette/", Palette.as_view(), name="api-palette"),
    path("connectors/<slug:connector>/", Manifest.as_view(), name="api-connector"),
    path("credentials/", Credentials.as_view(), name="api-credentials"),
    path("credential-tests/", TryValues.as_view(), name="api-credential-tests"),
    path(
        "credentials/<slug:credential>/",
        OneCredential.as_view(),
        name="api-credential",
    ),
    path(
        "credentials/<slug:credential>/grants/",
        CredentialGrants.as_view(),
        name="api-credential-grants",
    ),
    path(
        "credentials/<slug:credential>/test/",
        TryCredential.as_view(),
        name="api-credential-test",
    ),
]
