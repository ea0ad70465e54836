"""Choices that services give, and what steps will send."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.urls import reverse
from rest_framework.test import APIClient

from connectors.vault.services import Filled, store_credential
from modeler.models import Process
from tests.modeler.conftest import Client
from tests.modeler.drafts import probe_installed, shared_process
from tests.runtime.files import straight, work

Answer = dict[str, Any]


@pytest.fixture(scope="module", autouse=True)
def probe() -> Iterator[None]:
    """Install the probe."""
    with probe_installed():
        yield


@pytest.fixture(autouse=True)
def forgotten() -> None:
    """Forget what services said in other tests."""
    cache.clear()


@pytest.fixture
def client(people: dict[str, User], client_of: Client) -> APIClient:
    """Return the client of an editor."""
    return client_of(people["editor"])


@pytest.fixture
def process(people: dict[str, User]) -> Process:
    """Return a process with a call."""
    return shared_process(
        straight(("Call", work("Call", "work", text="Hello"))), people
    )


def account(admin: User, name: str, user: str) -> None:
    """Store an account of the probe."""
    store_credential(
        name=name,
        connector="probe",
        type_name="account",
        filled=Filled(name.title(), {"user": user}),
        by=admin,
    )


def ask(client: APIClient, process: Process, **wish: Any) -> tuple[int, Answer]:
    """Ask for choices of the probe."""
    path = reverse("api-service-choices", args=[process.pk])
    content = {"connector": "probe", "choices": "colours", **wish}
    answer = client.post(path, content, format="json")
    return answer.status_code, answer.json()


def test_choices_are_those_of_the_account(
    client: APIClient, process: Process, admin_user: User
) -> None:
    account(admin_user, "shop", "Ada")

    status, found = ask(client, process, credential="shop")

    assert status == 200
    assert found["choices"] == [
        {"value": "red", "label": "Red", "help": ""},
        {"value": "blue", "label": "Ada's", "help": ""},
    ]


def test_what_stands_in_the_way_is_said(
    client: APIClient, process: Process, admin_user: User
) -> None:
    account(admin_user, "broken", "down")

    assert "Choose a credential" in ask(client, process)[1]["missing"]
    assert "no credential" in ask(client, process, credential="gone")[1]["missing"]
    status, found = ask(client, process, credential="broken")
    assert (status, found["code"]) == (502, "choices-not-loaded")
    assert found["detail"] == "The service is being repaired."
    assert ask(client, process, choices="nothing")[0] == 404
    assert ask(client, process, connector="nobody")[0] == 404


@pytest.mark.parametrize("how", [None, "", "=order.kind", "for {{ order.kind }}"])
def test_choices_wait_for_what_they_need(
    client: APIClient, process: Process, how: str | None
) -> None:
    status, found = ask(client, process, choices="topics", settings={"how": how})

    assert (status, found["code"]) == (422, "needs-settings")
    assert list(found["fields"]) == ["how"]


def test_choices_are_kept_until_asked_for_again(
    client: APIClient, process: Process
) -> None:
    wish = {"choices": "topics", "settings": {"how": "well"}}
    first = ask(client, process, **wish)

    assert ask(client, process, **wish) == first
    assert ask(client, process, **wish, fresh=True) != first
    assert ask(client, process, choices="topics", settings={"how": "badly"}) != first


def test_an_account_that_is_not_granted_is_not_asked_with(
    client: APIClient, process: Process, admin_user: User
) -> None:
    from connectors.models import Credential

    account(admin_user, "shop", "Ada")
    assert ask(client, process, credential="shop")[0] == 200
    Credential.objects.filter(name="shop").update(for_everyone=False)

    found = ask(client, process, credential="shop")[1]
    assert found["choices"] == []
    assert "not granted" in found["missing"]


def preview(client: APIClient, process: Process, **run: Any) -> tuple[int, Answer]:
    """Ask what the call will send."""
    path = reverse("api-preview-step", args=[process.pk])
    answer = client.post(path, {"element": "Call", **run}, format="json")
    return answer.status_code, answer.json()


def test_a_step_shows_what_it_will_send(client: APIClient, process: Process) -> None:
    assert preview(client, process) == (
        200,
        {
            "kind": "request",
            "content": {
                "method": "POST",
                "url": "https://probe.example/",
                "body": "Hello",
            },
        },
    )


def test_a_preview_says_why_there_is_none(
    client: APIClient, people: dict[str, User]
) -> None:
    failing = shared_process(
        straight(("Call", work("Call", "work", how="fail"))), people
    )
    other = shared_process(straight(("Call", work("Call", "work-once"))), people)

    assert preview(client, failing)[1]["detail"] == "It has nothing to show."
    assert preview(client, other)[1]["code"] == "no-preview"
