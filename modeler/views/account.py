"""Signing in and out, and the tokens of a person."""

from __future__ import annotations

from typing import cast

from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)
from knox.models import AuthToken

from modeler.exceptions import AddressRefused
from modeler.services.accounts import change_mails
from modeler.sign_in_links import person_of
from runtime.models import IncidentReader
from web.problem_pages import with_problem_page

BACKEND = "django.contrib.auth.backends.ModelBackend"


@require_safe
@never_cache
@with_problem_page
def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in whom the link names."""
    login(request, person_of(token), backend=BACKEND)
    return redirect("start")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show the person's tokens; POST makes one, which is shown this once."""
    user = cast(User, request.user)
    new_token = ""
    if request.method == "POST":
        _, new_token = AuthToken.objects.create(user)
    return account_page(
        request,
        new_token=new_token,
        email=user.email,
        wants_mails=IncidentReader.objects.filter(user=user).exists(),
        are_saved=request.GET.get("saved") == "mails",
    )


def account_page(
    request: HttpRequest, *, status: int = 200, **context: object
) -> HttpResponse:
    """Answer with the page."""
    user = cast(User, request.user)
    context["tokens"] = AuthToken.objects.filter(user=user).order_by("-created")
    context["page"] = "account"
    return render(request, "modeler/account.html", context, status=status)


@login_required
@never_cache
@require_POST
def incident_mails(request: HttpRequest) -> HttpResponse:
    """Keep the person's address, and whether they are told of incidents by mail."""
    email = request.POST.get("email", "").strip()
    wanted = request.POST.get("wanted") == "true"
    try:
        change_mails(user=cast(User, request.user), email=email, wanted=wanted)
    except AddressRefused as error:
        return account_page(
            request,
            status=error.status,
            email=email,
            wants_mails=wanted,
            problem=error.message,
        )
    return redirect(f"{reverse('account')}?saved=mails")


@login_required
@require_POST
def revoke_token(request: HttpRequest, digest: str) -> HttpResponse:
    """Take a token away."""
    user = cast(User, request.user)
    get_object_or_404(AuthToken, user=user, digest=digest).delete()
    return redirect("account")
