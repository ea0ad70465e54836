"""What people and programs see of webhooks: addresses, who waits, the last calls."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from rest_framework.test import APIClient

from runtime.models import ProcessRequest, Right
from runtime.services.grants import set_rights
from tests.runtime.conftest import Deploy
from tests.runtime.hooks import call, catching, starting


@pytest.fixture
def client(person: User) -> APIClient:
    """Return the API client of the person."""
    made = APIClient()
    made.force_login(person)
    return made


def test_the_list_tells_who_waits_and_what_came(
    client: APIClient, deploy: Deploy
) -> None:
    deploy(catching())
    deploy(starting(path="start"))
    call({"id": 1})
    call({}, path="start")

    first, second = client.get(reverse("api-hooks")).json()

    assert (first["path"], second["path"]) == ("orders", "start")
    assert first["address"] == "http://testserver/hooks/orders/"
    assert first["places"][0] == {
        "element": "Wait",
        "name": "Wait",
        "use": "catch",
        "version": 1,
        "authentication": "none",
        "credential": "",
    }
    assert [one["outcome"] for one in first["calls"]] == ["failed"]
    request = ProcessRequest.objects.get()
    assert second["calls"][0]["request"]["number"] == request.number


def test_the_page_shows_it(client: APIClient, deploy: Deploy) -> None:
    deploy(starting())
    call({})

    page = client.get(reverse("hooks")).content.decode()

    for words in ("http://testserver/hooks/orders/", "Anyone may call", "Called"):
        assert words in page
    assert (
        client.get(reverse("hooks"), {"path": "x", "process": "y"}).status_code == 400
    )


def test_where_a_person_starts_it_the_address_is_named(
    client: APIClient, deploy: Deploy
) -> None:
    deployment = deploy(starting())

    page = client.get(reverse("start-request", args=[deployment.process]))
    starts = client.get(reverse("api-starts", args=[deployment.process])).json()

    assert "/hooks/orders/" in page.content.decode()
    assert [one["kind"] for one in starts] == ["webhook"]


def test_an_installation_without_webhooks_says_how(client: APIClient) -> None:
    assert "No process has an address" in client.get(reverse("hooks")).content.decode()


@pytest.mark.parametrize(
    ("right", "count"), [(Right.START, 0), (Right.SEE, 0), (Right.ACT, 1)]
)
def test_only_who_may_act_sees_addresses(
    deploy: Deploy, right: Right, count: int
) -> None:
    deployment = deploy(starting())
    guest = User.objects.create_user("guest")
    set_rights(process=deployment.process, user=guest, rights=[right])
    client = APIClient()
    client.force_login(guest)

    listed: list[Any] = client.get(reverse("api-hooks")).json()
    other = client.get(reverse("api-hooks"), {"process": str(uuid.uuid4())}).json()

    assert (len(listed), other) == (count, [])


def test_the_list_takes_few_queries(
    client: APIClient,
    deploy: Deploy,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(3):
        deploy(starting(path=f"start-{number}"))
        for _twice in range(2):
            call({}, path=f"start-{number}")
    client.get(reverse("api-hooks"))

    with django_assert_max_num_queries(12):
        assert len(client.get(reverse("api-hooks")).json()) == 3
