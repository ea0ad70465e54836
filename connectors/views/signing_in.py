"""Signing in with a service for a credential: there and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from connectors.vault.exceptions import SignInRefused, TokensNotGiven
from connectors.vault.oauth.signing_in import Begun, begin_sign_in, finish_sign_in
from connectors.views.credentials import administrator, for_administrators
from connectors.views.refusals import keep_refusal
from web.addresses import absolute

KEPT = "oauth-sign-in"


@for_administrators
def begin_page(request: HttpRequest, credential: str) -> HttpResponse:
    """Lead to the page of the service."""
    begun, address = begin_sign_in(
        name=credential, back=way_back(request), by=administrator(request)
    )
    request.session[KEPT] = asdict(begun)
    return redirect(address)


@for_administrators
def back_page(request: HttpRequest) -> HttpResponse:
    """Take what the service leads back with; each sign-in counts once."""
    kept: dict[str, Any] | None = request.session.pop(KEPT, None)
    begun = Begun(**kept) if kept else None
    try:
        found = finish_sign_in(
            begun=begun, answer=request.GET.dict(), by=administrator(request)
        )
    except (SignInRefused, TokensNotGiven) as error:
        if begun is None:
            raise
        keep_refusal(request, begun.credential, error.message)
        return redirect("credential", credential=begun.credential)
    return redirect("credential", credential=found.name)


def way_back(request: HttpRequest) -> str:
    """Return the address that services lead back to; it is registered with them."""
    return absolute(request, reverse("signed-in"))
