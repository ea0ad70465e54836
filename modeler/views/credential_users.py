"""Who may use a credential, and where it is used."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import Group, User
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from connectors.vault.exceptions import GrantRefused
from connectors.vault.granting import Granted, grant_credential, granted_to
from connectors.vault.permissions import require_administrator
from connectors.vault.selectors import credential_named
from modeler.models import Process
from modeler.step_uses import uses_of_credential
from web.problem_pages import with_problem_page


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@with_problem_page
def credential_users(request: HttpRequest, credential: str) -> HttpResponse:
    """Who may use a credential, as a form, and where steps name it."""
    require_administrator(request.user)
    found, problem = credential_named(credential), ""
    granted = granted_to(found)
    if request.method == "POST":
        granted = granted_in(request)
        try:
            grant_credential(
                name=credential, granted=granted, by=cast(User, request.user)
            )
        except GrantRefused as error:
            problem = error.message
        else:
            return redirect("credential-users", credential=credential)
    processes = Process.objects.order_by("name").values_list("pk", "name")
    context = {
        "page": "credentials",
        "credential": found,
        "granted": granted,
        "people": people_to_grant(granted),
        "groups": Group.objects.order_by("name"),
        "processes": [(str(key), name) for key, name in processes],
        "uses": uses_of_credential(credential),
        "problem": problem,
    }
    return render(request, "modeler/credential_users.html", context)


def people_to_grant(granted: Granted) -> QuerySet[User]:
    """Return who can be chosen: who is active, and who is granted it already, lest
    saving takes it away from people who are on leave."""
    offered = Q(is_active=True) | Q(username__in=granted.people)
    return User.objects.filter(offered).order_by("username")


def granted_in(request: HttpRequest) -> Granted:
    """Return what a form says."""
    return Granted(
        everyone=request.POST.get("everyone") == "true",
        people=request.POST.getlist("people"),
        groups=request.POST.getlist("groups"),
        processes=request.POST.getlist("processes"),
    )
