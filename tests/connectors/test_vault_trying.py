"""A credential is tried against the service that it is for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings
from rest_framework.test import APIClient

from connectors.vault.services import Filled, change_credential, store_credential
from tests.connectors.vaults import store_server
from tests.packages.mail_servers import ScriptedServer, scripted_server

pytestmark = [pytest.mark.usefixtures("vault_key_file"), pytest.mark.django_db]
TEST = "/api/credentials/sales-mail/test/"


@pytest.fixture
def client(administrator: User) -> APIClient:
    """Return the client of an administrator."""
    made = APIClient()
    made.force_login(administrator)
    return made


@pytest.fixture
def server(settings: Settings) -> Iterator[ScriptedServer]:
    """Return a mail server on this machine that may be called."""
    settings.PRIVATE_HOSTS = ["127.0.0.0/8", "localhost"]
    with scripted_server({}) as running:
        yield running


def plain(server: ScriptedServer, **values: str) -> dict[str, str]:
    """Return the values of a server without encryption."""
    port = str(server.port)
    return {"host": "localhost", "port": port, "security": "none", "user": "", **values}


def test_a_credential_that_works(
    client: APIClient, administrator: User, server: ScriptedServer
) -> None:
    store_server(administrator, **plain(server))

    answer = client.post(TEST).json()
    assert (answer["test_outcome"], answer["test_message"]) == ("worked", "")
    assert answer["tested_at"]
    assert server.contents == []


def test_a_credential_that_does_not_work_says_why_until_it_is_changed(
    client: APIClient, administrator: User, server: ScriptedServer
) -> None:
    store_server(administrator, **plain(server, user="ada"))

    answer = client.post(TEST).json()
    assert answer["test_outcome"] == "failed"
    assert 'credential "sales-mail"' in answer["test_message"]
    filled = Filled(values=plain(server))
    changed = change_credential(name="sales-mail", filled=filled, by=administrator)
    assert (changed.tested_at, changed.test_message) == (None, "")


def test_what_cannot_be_tried_is_said(client: APIClient, administrator: User) -> None:
    store_credential(
        name="sales-mail",
        connector="http",
        type_name="http",
        filled=Filled(values={"token": "abc"}),
        by=administrator,
    )

    assert client.post(TEST).json()["code"] == "not-testable"


def test_others_try_nothing(administrator: User) -> None:
    store_server(administrator)
    other = APIClient()
    other.force_login(User.objects.create_user("ada"))

    assert other.post(TEST).status_code == 403
