"""Who may use a credential, and where it is used."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from connectors.vault.exceptions import GrantRefused
from connectors.vault.granting import Granted, grant_credential, granted_to
from connectors.vault.permissions import require_administrator
from connectors.vault.selectors import credential_named
from modeler.grant_choices import choices_for
from modeler.grant_losses import losses
from modeler.step_uses import uses_of_credential
from web.problem_pages import with_problem_page


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_problem_page
def credential_users(request: HttpRequest, credential: str) -> HttpResponse:
    """Who may use a credential, as a form, and where steps name it."""
    require_administrator(request.user)
    found, problem, stops = credential_named(credential), "", None
    granted = granted_to(found)
    if request.method == "POST":
        granted = granted_in(request)
        stops = losses(found, granted)
        if "sure" in request.POST or not stops.any:
            problem, stops = saved(request, credential, granted), None
            if not problem:
                return redirect("credential-users", credential=credential)
    choices = choices_for(granted)
    context = {
        "page": "credentials",
        "credential": found,
        "granted": granted,
        "people": choices.people,
        "groups": choices.groups,
        "processes": choices.processes,
        "uses": uses_of_credential(credential),
        "losses": stops,
        "problem": problem,
    }
    return render(request, "modeler/credential_users.html", context)


def saved(request: HttpRequest, credential: str, granted: Granted) -> str:
    """Grant the credential; return why not, empty where it is done."""
    try:
        grant_credential(name=credential, granted=granted, by=cast(User, request.user))
    except GrantRefused as error:
        return error.message
    return ""


def granted_in(request: HttpRequest) -> Granted:
    """Return what a form says."""
    return Granted(
        everyone=request.POST.get("everyone") == "true",
        people=request.POST.getlist("people"),
        groups=request.POST.getlist("groups"),
        processes=request.POST.getlist("processes"),
    )
