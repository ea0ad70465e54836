"""The pages of credentials, for administrators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from connectors.models import Credential, OAuthTokens
from connectors.registry import installed
from connectors.vault.credential_types import (
    CredentialType,
    credential_type,
    credential_types,
)
from connectors.vault.exceptions import CredentialUnreadable, UnknownCredentialType
from connectors.vault.permissions import require_administrator
from connectors.vault.selectors import credential_named, credentials, opened
from connectors.vault.shown import shown_values
from connectors.vault.states import State, state_of
from connectors.views.refusals import take_refusal
from web.addresses import absolute
from web.problem_pages import with_problem_page

View = Callable[..., HttpResponse]
PER_PAGE = 100


def for_administrators(view: View) -> View:
    """Let administrators in; say to everyone else why not."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        require_administrator(request.user)
        return view(request, *args, **kwargs)

    return login_required(never_cache(require_safe(with_problem_page(checked))))


def administrator(request: HttpRequest) -> User:
    """Return who is signed in, on a page for administrators."""
    return cast(User, request.user)


@dataclass(frozen=True)
class Row:
    """A credential as the list shows it."""

    credential: Credential
    connector: str
    icon: str
    type: str
    is_readable: bool
    state: State


def row_of(credential: Credential) -> Row:
    """Return a row; a connector that is gone has no icon, and its ids as names."""
    connector = installed().find(credential.connector)
    try:
        opened(credential)
        is_readable = True
    except CredentialUnreadable:
        is_readable = False
    try:
        kind = credential_type(credential.connector, credential.credential_type).name
    except UnknownCredentialType:
        kind = credential.credential_type
    name = connector.name if connector else credential.connector
    icon = connector.icon["light"] if connector else ""
    state = state_of(credential, timezone.now())
    return Row(credential, name, icon, kind, is_readable, state)


def type_entry(kind: CredentialType) -> dict[str, Any]:
    """Return what the form needs of a type."""
    return {
        "connector": kind.connector.connector,
        "type": kind.type,
        "name": kind.name,
        "settings": kind.settings,
        "testable": kind.is_testable,
    }


def urls() -> dict[str, str]:
    """Return the addresses that the form needs."""
    return {
        "api": reverse("api-credentials"),
        "tests": reverse("api-credential-tests"),
        "list": reverse("credentials"),
    }


@dataclass(frozen=True)
class SignIn:
    """How the sign-in of a credential stands."""

    tokens: OAuthTokens | None
    is_needed: bool


def sign_in_of(credential: Credential) -> SignIn:
    """Return how the sign-in of a credential stands."""
    tokens = OAuthTokens.objects.filter(credential=credential).first()
    return SignIn(tokens, tokens is None or bool(tokens.problem))


@for_administrators
def list_page(request: HttpRequest) -> HttpResponse:
    """All credentials by name."""
    pages = Paginator(credentials(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": "credentials",
        "pages": pages,
        "rows": [row_of(one) for one in pages.object_list],
        "can_make": bool(credential_types()),
    }
    return render(request, "connectors/credentials.html", context)


@for_administrators
def new_page(request: HttpRequest) -> HttpResponse:
    """The choice of a type; with `?connector=` and `?type=` its form."""
    connector, type_name = request.GET.get("connector"), request.GET.get("type")
    context: dict[str, Any] = {"page": "credentials"}
    if not connector or not type_name:
        context["types"] = credential_types()
        return render(request, "connectors/credentials_new.html", context)
    kind = credential_type(connector, type_name)
    page_data = {"urls": urls(), "csrf": get_token(request), "type": type_entry(kind)}
    context |= {"kind": kind, "page_data": page_data}
    return render(request, "connectors/credentials_form.html", context)


@for_administrators
def edit_page(request: HttpRequest, credential: str) -> HttpResponse:
    """The form of one credential; secrets are only said to be set."""
    found = credential_named(credential)
    shown = shown_values(found)
    try:
        kind = credential_type(found.connector, found.credential_type)
    except UnknownCredentialType:
        kind = None
    page_data = {
        "urls": urls(),
        "csrf": get_token(request),
        "type": type_entry(kind) if kind else None,
        "credential": {
            "name": found.name,
            "label": found.label,
            "is_default": found.is_default,
            "calls_per_minute": found.calls_per_minute,
            "expires_at": found.expires_at,
            "test_outcome": found.test_outcome,
            "test_message": found.test_message,
            "values": shown.values,
        },
    }
    context = {
        "page": "credentials",
        "kind": kind,
        "credential": found,
        "is_readable": shown.readable,
        "sign_in": sign_in_of(found) if kind and kind.signs_in else None,
        "way_back": absolute(request, reverse("signed-in")),
        "users_url": reverse("credential-users", args=[found.name]),
        "refused": take_refusal(request, found.name),
        "page_data": page_data,
    }
    return render(request, "connectors/credentials_form.html", context)
