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

from connectors.approvals import approvals_of, asked_by, in_words
from connectors.availability import let_in, waiting
from connectors.models import ConnectorApproval
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
    registry, off, later = installed(), switched_off(), waiting()
    context = {
        "page": "connectors",
        "rows": [
            {
                "connector": one,
                "quality": quality_of(one.folder),
                "is_off": one.connector in off,
                "waits": one.connector in later,
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


def asked_words(connector: Connector) -> list[tuple[str, bool]]:
    """Return what a connector asks for in words, each with whether it is new."""
    new = waiting().get(connector.connector, [])
    return [(in_words(connector, one), one in new) for one in asked_by(connector)]


def approved_words(connector: Connector) -> list[tuple[ConnectorApproval, str]]:
    """Return the approvals of a connector, each with what was approved."""
    return [
        (one, ", ".join(in_words(connector, asked) for asked in one.permissions))
        for one in approvals_of(connector.connector)
    ]


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
        "asks": asked_words(found),
        "waits": connector in waiting(),
        "manages": manages,
        "why": why,
        "uses": uses_of_connector(connector) if manages else None,
        "switches": switches_of(connector) if manages else (),
        "approvals": approved_words(found) if manages else (),
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


@login_required
@require_POST
@with_problem_page
def approve(request: HttpRequest, connector: str) -> HttpResponse:
    """Approve what a connector asks for."""
    let_in(connector=connector_named(connector), by=cast(User, request.user))
    return redirect("connector", connector=connector)
