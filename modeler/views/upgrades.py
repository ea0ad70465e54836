"""The page on which an administrator brings all drafts up to date."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse

from connectors.views.credentials import for_administrators


@for_administrators
def upgrades(request: HttpRequest) -> HttpResponse:
    """Connectors that are newer than steps of drafts, and the runs that were begun."""
    urls = {"upgrades": reverse("api-upgrade-runs"), "process": "/processes/"}
    page = {"urls": urls, "csrf": get_token(request)}
    context = {"page": "connectors", "page_data": page}
    return render(request, "modeler/upgrades.html", context)
