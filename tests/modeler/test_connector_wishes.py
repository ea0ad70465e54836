"""A connector that is not installed can be asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.contrib.auth.models import User
from django.test import Client as Browser
from django.urls import reverse

from connectors.registry import installed
from modeler.models import ConnectorWish
from tests.modeler.conftest import Client
from tests.modeler.drafts import probe_installed, shared_process
from tests.runtime.files import straight, work


@pytest.fixture
def coming() -> Iterator[ExitStack]:
    """Return what can hold a connector that gets installed meanwhile."""
    with ExitStack() as stack:
        yield stack
    installed.cache_clear()


def test_who_waits_is_seen_until_the_connector_is_there(
    people: dict[str, User], client_of: Client, admin_user: User, coming: ExitStack
) -> None:
    process = shared_process(straight(("Call", work("Call", "work"))), people)
    path = reverse("api-connector-wishes", args=[process.pk])
    client = client_of(people["editor"])
    sent = {"connector": "probe", "name": "Probe <b>"}
    browser = Browser()
    browser.force_login(admin_user)

    first = client.post(path, sent, format="json")
    again = client.post(path, sent, format="json")
    page = browser.get(reverse("connectors")).content.decode()

    assert (first.status_code, again.status_code) == (201, 201)
    assert ConnectorWish.objects.count() == 1
    assert client.post(path, {"connector": ""}, format="json").status_code == 400
    assert "Asked for" in page
    assert process.name in page
    assert "Probe &lt;b&gt;" in page
    browser.force_login(people["editor"])
    assert "Asked for" not in browser.get(reverse("connectors")).content.decode()

    coming.enter_context(probe_installed())
    browser.force_login(admin_user)
    assert "Asked for" not in browser.get(reverse("connectors")).content.decode()
