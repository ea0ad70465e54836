"""A secret of the vault is found nowhere outside of it, however it is written."""

from __future__ import annotations

import base64
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client as Browser
from django.urls import reverse

from connectors.models import Credential, OAuthTokens
from connectors.vault.oauth.asking import Tokens
from connectors.vault.oauth.kept import keep_tokens, opened
from modeler.services.versions import publish_version
from runtime.models import Attempt
from runtime.services.starting import StartOrder, newest_deployment, start_request
from tests.connectors.vaults import CANARY, mail_values, store_server
from tests.modeler.canaries import TOKEN, found_in
from tests.modeler.drafts import shared_process, work_off
from tests.modeler.test_permissions import NAMES, address, things_of
from tests.modeler.test_step_tests import MAIL
from tests.runtime.files import node, straight

NOT_LOOKED_AT = {"hook", "sign-out", "sign-in-link", "sign-in-service", "signed-in"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def planted(
    admin_user: User, people: dict[str, User], caplog: pytest.LogCaptureFixture
) -> dict[str, Any]:
    """Return the values of addresses where a credential was used by a Request."""
    caplog.set_level(logging.DEBUG)
    owner = people["owner"]
    owner.email = "owner@example.com"
    owner.save()
    credential = store_server(admin_user, host="127.0.0.1", port="1", security="none")
    keep_tokens(credential, Tokens(TOKEN, TOKEN, None), account="mail")
    content = MAIL.format(credential="sales-mail", body="Hello")
    process = shared_process(
        straight(("Task_1", node("serviceTask", "Task_1", content))), people
    )
    publish_version(process=process, note="", by=people["owner"])
    start = StartOrder(
        newest_deployment(process.pk),
        by=people["owner"],
        variables={"order": {"id": 7}},
    )
    request = start_request(start)
    work_off()
    assert Attempt.objects.filter(job__request=request).exists()
    return things_of(process, owner) | {"request_id": request.id}


def test_the_canary_is_really_there(planted: dict[str, Any]) -> None:
    assert planted
    assert mail_values()["password"] == CANARY
    assert found_in(f"password={CANARY}")
    assert found_in(base64.b64encode(f"user:{CANARY}".encode()).decode())
    assert found_in(json.dumps({"password": CANARY}))


def test_no_page_and_no_answer_tells_a_secret(
    planted: dict[str, Any], people: dict[str, User]
) -> None:
    owner = people["owner"]
    owner.is_staff = owner.is_superuser = True
    owner.save()
    browser = Browser()
    browser.force_login(owner)
    looked = 0
    for name, arguments in NAMES:
        if name in NOT_LOOKED_AT:
            continue
        answer = browser.get(address(name, arguments, planted))
        content = (
            b"".join(answer.streaming_content)
            if getattr(answer, "streaming", False)
            else answer.content
        )
        assert not found_in(content.decode("utf-8", "replace")), name
        assert not found_in(str(answer.headers)), name
        looked += answer.status_code == 200
    assert looked > 40
    Credential.objects.update(label=CANARY)
    assert found_in(browser.get(reverse("credentials")).content)


def test_the_database_holds_no_secret_in_the_clear(planted: dict[str, Any]) -> None:
    assert planted
    connection.ensure_connection()
    if connection.vendor != "sqlite":
        pytest.skip("Looked at on SQLite, whose dump is text.")
    dump = "\n".join(connection.connection.iterdump())

    assert "sales-mail" in dump
    assert not found_in(dump)
    Credential.objects.update(label=CANARY)
    assert found_in("\n".join(connection.connection.iterdump()))


def test_no_log_tells_a_secret(
    planted: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    assert planted
    assert not found_in(caplog.text)
    logs = Attempt.objects.values_list("log", "message", "sent", "output")
    assert not found_in(repr(list(logs)))
    logging.getLogger("patchbay").error("It is %s.", CANARY)
    assert found_in(caplog.text)


@pytest.fixture
def broken(planted: dict[str, Any], people: dict[str, User], settings: Any) -> Browser:
    """Return a browser of an installation with pages that break."""
    assert planted
    settings.ROOT_URLCONF = "tests.modeler.broken_urls"
    made = Browser(raise_request_exception=False)
    made.force_login(people["owner"])
    return made


@pytest.mark.parametrize("leak", [False, True])
@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("path", ["/broken/", "/api/broken/"])
def test_an_error_tells_no_value(
    broken: Browser,
    caplog: pytest.LogCaptureFixture,
    settings: Any,
    path: str,
    debug: bool,
    leak: bool,
) -> None:
    settings.DEBUG = debug

    answer = broken.post(f"{path}?leak" if leak else path, {"password": CANARY})

    page = answer.content.decode()
    assert (answer.status_code, "RuntimeError" in caplog.text) == (500, True)
    assert ("RuntimeError" in page) is debug
    # A message that says the value is found; the values around it are not told.
    assert bool(found_in(caplog.text)) is leak
    assert bool(found_in(page)) is (leak and "RuntimeError" in page)


def test_nothing_of_the_files_of_an_installation_holds_it(
    planted: dict[str, Any], tmp_path: Path, people: dict[str, User]
) -> None:
    browser = Browser()
    browser.force_login(people["owner"])
    exported = browser.get(reverse("api-bpmn", args=[planted["process_id"]]))
    place = tmp_path / "process.bpmn"
    place.write_bytes(exported.content)

    text = place.read_text("utf-8")
    assert 'credential="sales-mail"' in text
    assert not found_in(text)
    assert found_in(text.replace("Hello", CANARY))


def test_tokens_open_for_the_vault_alone(planted: dict[str, Any]) -> None:
    assert planted
    assert opened(OAuthTokens.objects.get())["access_token"] == TOKEN
