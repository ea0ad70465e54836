"""A credential of the probe that signs in with the OAuth server of the tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from connectors.models import Credential, OAuthTokens
from connectors.vault.grants import BY_INSTALLATION
from connectors.vault.services import Filled, store_credential
from connectors.vault.using import use_credential
from tests.connectors.oauth_servers import CLIENT, SECRET, led_back


def stored(address: str, by: User, kind: str = "signed") -> Credential:
    """Store a credential of the probe."""
    values = {"address": address, "client_id": CLIENT, "client_secret": SECRET}
    return store_credential(
        name="shop",
        connector="probe",
        type_name=kind,
        filled=Filled("Shop", values),
        by=by,
    )


def signed_in(client: Client) -> Any:
    """Sign in there and come back; return the last answer."""
    begun = client.get(reverse("sign-in-service", args=["shop"]))
    back = urlsplit(led_back(begun["Location"]))
    return client.get(f"{back.path}?{back.query}")


def token(kind: str = "signed") -> str:
    """Return the token that a call would get."""
    values = use_credential(
        "shop", connector="probe", type_name=kind, use=BY_INSTALLATION
    )
    return values["access_token"]


def expire() -> None:
    """Let the access token be over."""
    OAuthTokens.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
