"""A credential is tried against the service that it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings
from rest_framework.test import APIClient

from connectors.models import Credential
from connectors.vault.checking import checked_values
from connectors.vault.credential_types import credential_type
from connectors.vault.exceptions import ValueRefused
from connectors.vault.services import Filled, change_credential, store_credential
from tests.connectors.vaults import CANARY, store_server
from tests.packages.mail_servers import ScriptedServer, scripted_server

pytestmark = [pytest.mark.usefixtures("vault_key_file"), pytest.mark.django_db]
TEST = "/api/credentials/sales-mail/test/"
TRY = "/api/credential-tests/"


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


def unsaved(values: dict[str, str], **more: str) -> dict[str, Any]:
    """Return what the form sends of values that are not saved."""
    return {"connector": "email", "type": "smtp", "values": values, **more}


def test_values_are_tried_before_they_are_saved(
    client: APIClient, server: ScriptedServer
) -> None:
    good = client.post(TRY, unsaved(plain(server)))
    bad = client.post(TRY, unsaved(plain(server, user="ada", password="x")))

    assert good.json() == {"test_outcome": "worked", "test_message": ""}
    assert bad.json()["test_outcome"] == "failed"
    assert not Credential.objects.exists()


def test_secrets_that_are_kept_are_tried_with_the_rest(
    client: APIClient, administrator: User, server: ScriptedServer
) -> None:
    store_server(administrator, **plain(server, user="ada"))
    Credential.objects.update(test_outcome="worked")

    sent = unsaved(plain(server, user="ada"), credential="sales-mail")
    answer = client.post(TRY, sent).json()

    assert answer["test_outcome"] == "failed"
    assert CANARY not in str(answer)
    assert Credential.objects.get().test_outcome == "worked"


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (unsaved({}), 422, "value-refused"),
        (unsaved({"host": "a"}, credential="gone"), 404, "credential-not-found"),
        (unsaved({}, connector="http", type="http"), 422, "not-testable"),
        (unsaved({}, type="gone"), 422, "unknown-credential-type"),
    ],
)
def test_what_cannot_be_tried_unsaved_is_said(
    client: APIClient, sent: dict[str, Any], status: int, code: str
) -> None:
    answer = client.post(TRY, sent)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_others_try_no_values(administrator: User) -> None:
    other = APIClient()
    other.force_login(User.objects.create_user("ada"))

    assert other.post(TRY, unsaved({"host": "a"})).status_code == 403


@pytest.mark.parametrize(
    ("kind", "wrong"), [("postgresql", "host"), ("sqlite", "database")]
)
def test_what_a_condition_hides_is_neither_asked_for_nor_kept(
    administrator: User, kind: str, wrong: str
) -> None:
    given = {"kind": kind, "password": CANARY}
    with pytest.raises(ValueRefused) as raised:
        checked_values(credential_type("sql", "database"), given, {})

    assert raised.value.members["setting"] == wrong
    kept = checked_values(
        credential_type("sql", "database"), {"kind": "sqlite", "database": "a"}, given
    )
    assert kept == {"kind": "sqlite", "database": "a"}
