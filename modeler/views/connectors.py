"""The pages of the installed connectors."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from patchbay_sdk.quality import quality_of

from connectors.registry import Connector, installed
from connectors.switches import (
    MissingWhy,
    switch_connector,
    switched_off,
    switches_of,
)
from connectors.vault.permissions import is_administrator
from modeler.services.connector_wishes import wanted_connectors
from modeler.step_uses import uses_of_connector
from web.problem_pages import with_problem_page


@login_required
@require_safe
def connectors(request: HttpRequest) -> HttpResponse:
    """The installed connectors, and those that were left out."""
    registry, off = installed(), switched_off()
    context = {
        "page": "connectors",
        "rows": [
            {
                "connector": one,
                "quality": quality_of(one.folder),
                "is_off": one.connector in off,
            }
            for one in registry.connectors
        ],
        "left_out": registry.left_out,
        "wanted": wanted_connectors() if is_administrator(request.user) else (),
    }
    return render(request, "modeler/connectors.html", context)


def connector_named(name: str) -> Connector:
    """Return an installed connector. Raises Http404."""
    found = installed().find(name)
    if found is None:
        raise Http404
    return found


@login_required
@never_cache
@require_safe
def one_connector(request: HttpRequest, connector: str, why: str = "") -> HttpResponse:
    """What a connector can do and may do; for administrators also who uses it."""
    found = connector_named(connector)
    manages = is_administrator(request.user)
    context = {
        "page": "connectors",
        "connector": found,
        "quality": quality_of(found.folder),
        "is_off": connector in switched_off(),
        "manages": manages,
        "why": why,
        "uses": uses_of_connector(connector) if manages else None,
        "switches": switches_of(connector) if manages else (),
    }
    return render(request, "modeler/connector.html", context)


@login_required
@require_POST
@with_problem_page
def switch(request: HttpRequest, connector: str) -> HttpResponse:
    """Switch a connector on or off."""
    connector_named(connector)
    try:
        switch_connector(
            connector=connector,
            is_on=request.POST.get("on") == "true",
            why=request.POST.get("why", ""),
            by=cast(User, request.user),
        )
    except MissingWhy as error:
        request.method = "GET"
        return one_connector(request, connector, error.message)
    return redirect("connector", connector=connector)
