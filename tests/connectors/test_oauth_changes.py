"""What is known of an account ends with it, and only with it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from connectors.models import Credential, OAuthTokens
from connectors.registry import installed
from connectors.vault.exceptions import NotSignedIn
from connectors.vault.oauth.tokens import with_passing_token
from connectors.vault.selectors import opened
from connectors.vault.services import Filled, change_credential
from tests.connectors.oauth_accounts import signed_in, stored, token
from tests.connectors.oauth_servers import CLIENT, Book

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("probe", "loopback"),
]


@pytest.fixture
def account(
    client: Client, service: tuple[str, Book], admin_user: User
) -> dict[str, str]:
    """Return the values of an account that somebody has signed in for."""
    stored(service[0], admin_user)
    signed_in(client)
    return {"address": service[0], "client_id": CLIENT}


def change(by: User, values: dict[str, str], **more: Any) -> Credential:
    """Change the account; its secret stays."""
    return change_credential(name="shop", filled=Filled(values=values, **more), by=by)


@pytest.mark.parametrize(
    "other", [{"address": "https://shop.example"}, {"client_id": "another"}]
)
def test_tokens_of_another_account_are_dropped(
    account: dict[str, str], admin_user: User, other: dict[str, str]
) -> None:
    changed = change(admin_user, account | other)

    assert not OAuthTokens.objects.exists()
    assert (changed.test_outcome, changed.tested_at) == ("failed", None)
    assert "sign in" in changed.test_message


def test_another_secret_of_the_app_keeps_the_sign_in(
    account: dict[str, str], admin_user: User, service: tuple[str, Book]
) -> None:
    changed = change(admin_user, account | {"client_secret": "renewed"})

    assert changed.test_outcome == ""
    assert token() == service[1].access_tokens[-1]


def test_another_label_keeps_what_is_known(
    account: dict[str, str], admin_user: User, service: tuple[str, Book]
) -> None:
    Credential.objects.update(test_outcome="failed", test_message="Sign in again.")

    changed = change(admin_user, account, label="Shop of Ada", calls_per_minute=6)

    assert (changed.test_outcome, changed.test_message) == ("failed", "Sign in again.")
    assert token() == service[1].access_tokens[-1]


def test_tokens_of_other_permissions_are_not_shown_to_the_service(
    account: dict[str, str], service: tuple[str, Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    connector = installed().find("probe")
    assert connector is not None
    kinds = {one["type"]: one for one in connector.manifest["credential_types"]}
    monkeypatch.setitem(kinds["signed"]["oauth2"], "scopes", ["read", "write"])

    with pytest.raises(NotSignedIn, match="changed since"):
        token()
    assert len(service[1].asked) == 1
    assert Credential.objects.get().test_outcome == "failed"


def test_values_that_are_not_saved_get_a_token_that_nobody_keeps(
    service: tuple[str, Book], admin_user: User
) -> None:
    credential = stored(service[0], admin_user, "app")
    values = opened(credential)

    tried = with_passing_token(credential, values)

    assert tried["access_token"] == service[1].access_tokens[-1]
    assert not OAuthTokens.objects.exists()


def test_an_account_that_nobody_signed_in_for_has_to_be_saved_for_a_test(
    account: dict[str, str], service: tuple[str, Book]
) -> None:
    credential = Credential.objects.get()
    values = opened(credential)
    same = with_passing_token(credential, values)

    assert same["access_token"] == service[1].access_tokens[-1]
    with pytest.raises(NotSignedIn, match="Save it first"):
        with_passing_token(credential, {**values, "client_id": "another"})
