"""A secret of the vault is found nowhere outside of it, however it is written."""

from __future__ import annotations

import base64
import json
import logging
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client as Browser
from django.test import RequestFactory
from django.urls import reverse
from django.views.debug import technical_500_response

from connectors.vault.oauth.asking import Tokens
from connectors.vault.oauth.kept import keep_tokens, opened
from modeler.services.versions import publish_version
from runtime.models import Attempt
from runtime.services.starting import StartOrder, newest_deployment, start_request
from tests.connectors.vaults import CANARY, mail_values, store_server
from tests.modeler.drafts import shared_process, work_off
from tests.modeler.test_permissions import NAMES, address, things_of
from tests.modeler.test_step_tests import MAIL
from tests.runtime.files import node, straight

TOKEN = "canary-token-93ad1c"
NOT_LOOKED_AT = {"hook", "sign-out", "sign-in-link", "sign-in-service", "signed-in"}
pytestmark = pytest.mark.django_db


def writings(secret: str) -> list[str]:
    """Return a secret as texts hold it: plain, in JSON, in addresses, in base64."""
    plain = secret.encode()
    inside = [
        base64.b64encode(b"x" * shift + plain).decode()[shift + 2 : -4]
        for shift in range(3)
    ]
    return [
        secret,
        json.dumps(secret)[1:-1],
        quote(secret, safe=""),
        plain.hex(),
        *(one for one in inside if len(one) > 10),
    ]


EVERY = [one for secret in (CANARY, TOKEN) for one in writings(secret)]


def found_in(text: str) -> list[str]:
    """Return the writings of the secrets that a text holds."""
    return [one for one in EVERY if one in text]


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


def test_the_database_holds_no_secret_in_the_clear(planted: dict[str, Any]) -> None:
    assert planted
    connection.ensure_connection()
    if connection.vendor != "sqlite":
        pytest.skip("Looked at on SQLite, whose dump is text.")
    dump = "\n".join(connection.connection.iterdump())

    assert "sales-mail" in dump
    assert not found_in(dump)
    assert found_in(bytes.fromhex(CANARY.encode().hex()).decode())


def test_no_log_tells_a_secret(
    planted: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    assert planted
    assert not found_in(caplog.text)
    logs = Attempt.objects.values_list("log", "message", "sent", "output")
    assert not found_in(repr(list(logs)))


@pytest.mark.parametrize("debug", [True, False])
def test_an_error_page_tells_no_value(
    planted: dict[str, Any], debug: bool, settings: Any
) -> None:
    assert planted
    settings.DEBUG = debug
    request = RequestFactory().post("/credentials/", {"password": CANARY})
    try:
        values = mail_values()
        raise RuntimeError(len(values))
    except RuntimeError as error:
        page = technical_500_response(
            request, type(error), error, error.__traceback__
        ).content.decode()

    assert "RuntimeError" in page
    # The lines of this test are in the page, its values are not.
    assert not found_in(page)


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


def test_tokens_open_for_the_vault_alone(planted: dict[str, Any]) -> None:
    from connectors.models import OAuthTokens

    assert planted
    assert opened(OAuthTokens.objects.get())["access_token"] == TOKEN
