"""The page of a connector: what it may do, who uses it, and its switch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client as Browser
from django.urls import reverse

from connectors.approvals import approve_installed
from connectors.models import ConnectorApproval, ConnectorSwitch
from connectors.registry import installed
from modeler.services.versions import publish_version
from runtime.models import Incident
from runtime.services.starting import StartOrder, newest_deployment, start_request
from tests.modeler.conftest import Client
from tests.modeler.drafts import probe_installed, shared_process, work_off
from tests.runtime.files import straight, work


@pytest.fixture(scope="module", autouse=True)
def probe() -> Iterator[None]:
    """Install the probe."""
    with probe_installed():
        yield


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Forget switches of other tests."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def browser(admin_user: User) -> Browser:
    """Return the browser of an administrator."""
    made = Browser()
    made.force_login(admin_user)
    return made


def switch(browser: Browser, on: str, why: str = "A leak") -> int:
    """Switch the probe and return the status."""
    path = reverse("switch-connector", args=["probe"])
    return browser.post(path, {"on": on, "why": why}).status_code


def test_the_page_says_what_a_connector_may_do(
    browser: Browser, people: dict[str, User]
) -> None:
    page = browser.get(reverse("connector", args=["github"])).content.decode()

    assert "api.github.com" in page
    assert "Gold" in page
    assert "There is no such repository or item" in page
    assert browser.get(reverse("connector", args=["nobody"])).status_code == 404
    other = Browser()
    other.force_login(people["editor"])
    theirs = other.get(reverse("connector", args=["github"])).content.decode()
    assert "Switch off" not in theirs


def test_what_stops_is_said_before(browser: Browser, people: dict[str, User]) -> None:
    process = shared_process(straight(("Call", work("Call", "work"))), people)
    publish_version(process=process, note="", by=people["owner"])
    start_request(StartOrder(newest_deployment(process.pk)))

    page = browser.get(reverse("connector", args=["probe"])).content.decode()

    assert "1 drafts cannot be published, 1 published versions and 1 Requests" in page
    assert str(process.pk) in page


def test_a_connector_that_is_off_is_nowhere(
    browser: Browser, people: dict[str, User], client_of: Client
) -> None:
    process = shared_process(straight(("Call", work("Call", "work"))), people)
    publish_version(process=process, note="", by=people["owner"])
    request = start_request(StartOrder(newest_deployment(process.pk)))
    assert switch(browser, "false", " ") == 200
    assert not ConnectorSwitch.objects.exists()

    assert switch(browser, "false") == 302

    palette = browser.get(reverse("api-palette")).json()["connectors"]
    assert "probe" not in {one["connector"] for one in palette}
    findings = client_of(people["editor"]).get(
        reverse("api-findings", args=[process.pk])
    )
    rules = [one["rule"] for one in findings.json()["findings"]]
    assert "unavailable-connector" in rules
    work_off()
    incident = Incident.objects.get(request=request)
    assert "switched the connector probe off" in incident.message

    switch(browser, "true", "It is mended")
    page = browser.get(reverse("connector", args=["probe"])).content.decode()
    assert "It is mended" in page
    assert "A leak" in page
    assert "unavailable-connector" not in str(
        client_of(people["editor"])
        .get(reverse("api-findings", args=[process.pk]))
        .json()
    )


def test_a_connector_waits_until_it_is_approved(
    browser: Browser, people: dict[str, User], client_of: Client
) -> None:
    approve_installed(installed())
    ConnectorApproval.objects.filter(connector="probe").delete()
    process = shared_process(straight(("Call", work("Call", "work"))), people)
    one = reverse("connector", args=["probe"])
    page = browser.get(one).content.decode()
    assert "waits for approval" in page
    assert "Waits for approval" in browser.get(reverse("connectors")).content.decode()
    where, editor = (
        reverse("api-findings", args=[process.pk]),
        client_of(people["editor"]),
    )
    assert "unavailable-connector" in str(editor.get(where).json())
    palette = browser.get(reverse("api-palette")).json()
    assert "not-approved" in {one["code"] for one in palette["left_out"]}

    answer = browser.post(reverse("approve-connector", args=["probe"]))

    assert answer.status_code == 302
    assert "waits for approval" not in browser.get(one).content.decode()
    assert "1.0.0 approved" in browser.get(one).content.decode()
    assert "unavailable-connector" not in str(editor.get(where).json())
