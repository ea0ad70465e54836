"""Credentials over HTTP: secrets go in and never come out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from connectors.models import Credential
from connectors.vault.keys import current_key
from connectors.vault.sealing import Identity, seal
from tests.connectors.vaults import CANARY, SERVER, store_server

pytestmark = pytest.mark.usefixtures("vault_key_file")
LIST = "/api/credentials/"
ONE = "/api/credentials/sales-mail/"
NEW = {"name": "sales-mail", "connector": "email", "type": "smtp", "values": SERVER}


@pytest.fixture
def client(administrator: User) -> APIClient:
    """Return the client of an administrator."""
    made = APIClient()
    made.force_login(administrator)
    return made


@pytest.fixture
def other(db: None) -> APIClient:
    """Return the client of someone else."""
    made = APIClient()
    made.force_login(User.objects.create_user("ada"))
    return made


def test_a_credential_is_made_read_changed_and_deleted(client: APIClient) -> None:
    made = client.post(LIST, NEW)
    read = client.get(ONE)
    changed = client.put(ONE, {"label": "Sales", "values": {"host": "b.example.com"}})
    gone = client.delete(ONE)

    codes = [one.status_code for one in (made, read, changed, gone)]
    assert codes == [201, 200, 200, 204]
    assert made.json()["values"] == read.json()["values"]
    assert changed.json()["label"] == "Sales"
    assert client.get(ONE).json()["code"] == "credential-not-found"


def test_no_answer_holds_a_secret(client: APIClient, other: APIClient) -> None:
    answers = [
        client.post(LIST, NEW),
        client.post(LIST, NEW),
        client.get(LIST),
        client.get(ONE),
        client.put(ONE, {"values": {"host": "b.example.com"}}),
        client.put(ONE, {"values": {**SERVER, "port": "x"}}),
        other.get(LIST),
        other.get(ONE),
        client.delete(ONE),
    ]

    assert [one.status_code for one in answers if CANARY in one.content.decode()] == []
    assert answers[3].json()["values"]["password"] == {"set": True}


@pytest.mark.parametrize(
    ("sent", "kept"), [(60, 60), ("60", 60), (None, None), ("", None), (6_000, 6_000)]
)
def test_a_limit_of_calls_is_kept(
    client: APIClient, sent: object, kept: int | None
) -> None:
    client.post(LIST, NEW)

    answer = client.put(ONE, {"values": SERVER, "calls_per_minute": sent})

    assert answer.json()["calls_per_minute"] == kept
    assert Credential.objects.get().calls_per_minute == kept


@pytest.mark.parametrize("sent", [0, -1, 6_001, "many", 1.5, True, [1], "9" * 30])
def test_a_limit_that_is_none_is_refused(client: APIClient, sent: object) -> None:
    answer = client.post(LIST, {**NEW, "calls_per_minute": sent})

    assert (answer.status_code, answer.json()["code"]) == (422, "value-refused")
    assert answer.json()["setting"] == "calls_per_minute"


def test_everyone_may_choose_by_name_and_type(
    other: APIClient,
    administrator: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for name in ("one", "two", "three"):
        store_server(administrator, name)

    with django_assert_num_queries(4):
        results = other.get(LIST, {"connector": "email", "type": "smtp"}).json()
    assert results["results"][0] == {
        "name": "one",
        "connector": "email",
        "type": "smtp",
        "label": "Sales",
        "is_default": False,
    }
    assert [one["name"] for one in results["results"]] == ["one", "three", "two"]
    assert other.get(LIST, {"type": "slack"}).json()["count"] == 0


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_others_learn_nothing_of_one_credential(other: APIClient, method: str) -> None:
    response = getattr(other, method)(ONE)

    assert (response.status_code, response.json()["code"]) == (403, "forbidden")


def test_others_make_none(other: APIClient) -> None:
    assert other.post(LIST, NEW).status_code == 403
    assert not Credential.objects.exists()


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"values": {}}, 422, "value-refused"),
        ({"type": "pigeon"}, 422, "unknown-credential-type"),
        ({"connector": "gone"}, 422, "unknown-credential-type"),
        ({"name": "a b"}, 422, "value-refused"),
        ({"values": "x"}, 400, "invalid"),
        ({"values": {"host": ["a", 1]}}, 422, "value-refused"),
        ({"name": None}, 400, "invalid"),
        ({"label": "x" * 201}, 400, "invalid"),
        ({"name": "taken"}, 409, "credential-exists"),
    ],
)
def test_what_is_wrong_is_a_problem(
    client: APIClient,
    administrator: User,
    sent: dict[str, Any],
    status: int,
    code: str,
) -> None:
    store_server(administrator, "taken")

    response = client.post(LIST, {**NEW, **sent})

    assert (response.status_code, response.json()["code"]) == (status, code)


def test_a_refused_value_names_its_setting(client: APIClient) -> None:
    sent = {**NEW, "values": {**SERVER, "port": "0"}}

    assert client.post(LIST, sent).json()["setting"] == "port"


def test_without_the_key_it_is_listed_and_said(
    client: APIClient, administrator: User, vault_key_file: Path
) -> None:
    store_server(administrator)
    vault_key_file.unlink()

    answer = client.get(ONE).json()
    assert (answer["readable"], answer["values"]) == (False, {})


def test_of_a_connector_that_is_gone_everything_is_secret(client: APIClient) -> None:
    key = current_key()
    values = seal(SERVER, identity=Identity("sales-mail", "gone", "smtp"), key=key)
    Credential.objects.create(
        name="sales-mail",
        connector="gone",
        credential_type="smtp",
        sealed=values,
        key_id=key.identifier,
    )

    assert client.get(ONE).json()["values"] == {name: {"set": True} for name in SERVER}
    assert client.put(ONE, {"values": {}}).json()["code"] == "unknown-credential-type"
