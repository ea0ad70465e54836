"""The address that people know the installation by."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def own_address() -> str:
    """Return where the installation is, as PATCHBAY_ORIGINS says; empty where it does
    not. Behind a proxy a request shows neither https nor the name that people use."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    first = origins[0] if origins else ""
    return "" if "*" in first else first.rstrip("/")


def absolute(request: HttpRequest, path: str) -> str:
    """Return the address of a path, as it is entered with a service or written down."""
    own = own_address()
    return f"{own}{path}" if own else request.build_absolute_uri(path)
