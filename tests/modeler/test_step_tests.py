"""One step of a draft is tested without publishing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from pytest_django.fixtures import Settings
from rest_framework.test import APIClient

from connectors.models import Credential
from modeler.models import Process
from tests.connectors.vaults import CANARY, store_server
from tests.modeler.conftest import Client
from tests.modeler.drafts import probe_installed, shared_process, work_off
from tests.runtime.files import node, output, straight, work

Answer = dict[str, Any]
MAIL = """<bpmn:extensionElements>
  <connector:step connector="email" operation="send" credential="{credential}">
    <connector:setting name="to"><connector:item>{{{{ requester.email }}}}\
</connector:item></connector:setting>
    <connector:setting name="subject">Order {{{{ order.id }}}}</connector:setting>
    <connector:setting name="body">{body}</connector:setting>
    <connector:output variable="receipt"/>
  </connector:step>
</bpmn:extensionElements>"""


@pytest.fixture(scope="module", autouse=True)
def probe() -> Iterator[None]:
    """Install the probe."""
    with probe_installed():
        yield


@pytest.fixture
def client(people: dict[str, User], client_of: Client) -> APIClient:
    """Return the client of an editor with an address."""
    people["editor"].email = "ed@example.com"
    people["editor"].save()
    return client_of(people["editor"])


def draft(people: dict[str, User], *content: str, **settings: str) -> Process:
    """Return a process with one call of the probe."""
    call = work("Call", "work", *content, **settings)
    return shared_process(straight(("Call", call)), people)


def mailing(
    people: dict[str, User], credential: str = "", body: str = "Hello"
) -> Process:
    """Return a process that sends a mail."""
    content = MAIL.format(credential=credential, body=body)
    return shared_process(
        straight(("Call", node("serviceTask", "Call", content))), people
    )


def tried(client: APIClient, process: Process, **sent: Any) -> Any:
    """Test a step and return the answer."""
    url = reverse("api-test-step", args=[process.pk])
    return client.post(url, {"element": "Call", **sent}, format="json")


def begun(client: APIClient, process: Process, **sent: Any) -> str:
    """Begin a test for real and return the address that tells of it."""
    answer = tried(client, process, dry=False, **sent)
    assert (answer.status_code, answer.json()["state"]) == (202, "waiting")
    return reverse("api-one-step-test", args=[process.pk, answer.json()["test"]])


def tried_for_real(client: APIClient, process: Process, **sent: Any) -> Answer:
    """Test a step for real, let a worker do it and return the result."""
    address = begun(client, process, **sent)
    work_off()
    told: Answer = client.get(address).json()
    assert told["state"] == "ended"
    result: Answer = told["result"]
    return result


def test_a_dry_test_shows_what_would_be_sent_and_the_sample(
    client: APIClient, people: dict[str, User], mailoutbox: list[Any]
) -> None:
    answer = tried(client, mailing(people), variables={"order": {"id": 7}}).json()

    assert (answer["dry"], answer["outcome"]) == (True, "completed")
    assert answer["settings"]["subject"] == "Order 7"
    assert answer["settings"]["to"] == ["ed@example.com"]
    assert answer["variables"] == {"receipt": answer["outputs"]}
    assert answer["outputs"]["message_id"]
    assert (answer["request"], answer["mails"]) == (None, [])


def test_a_real_test_runs_the_step_as_a_job_would(
    client: APIClient, people: dict[str, User], tmp_path: Path
) -> None:
    ledger = tmp_path / "ledger"
    process = draft(
        people,
        output("all"),
        output("loud", "=upper case(text)"),
        text="{{ word }}",
        ledger=str(ledger),
    )

    answer = tried_for_real(client, process, variables={"word": "yes"})
    again = tried_for_real(client, process, variables={"word": "no"})

    assert (answer["outcome"], answer["message"]) == ("completed", "It worked.")
    assert answer["outputs"] == {"text": "yes"}
    assert answer["variables"] == {"all": {"text": "yes"}, "loud": "YES"}
    assert answer["seconds"] > 0
    keys = [answer["idempotency_key"], again["idempotency_key"]]
    assert ledger.read_text() == "".join(f"{key} 1\n" for key in keys)


@pytest.mark.parametrize(
    ("how", "outcome", "words"),
    [
        ("retry", "retry", "Come again. A Request would try again."),
        ("refuse", "error", "No. A Request would go on at the error refused."),
        ("fail", "failed", "It cannot work."),
        ("exit", "lost", "Whether it was done is not known."),
        ("sleep", "timeout", "took longer than 1 seconds"),
    ],
)
def test_how_a_call_ended_is_said_in_words(
    client: APIClient,
    people: dict[str, User],
    settings: Settings,
    how: str,
    outcome: str,
    words: str,
) -> None:
    settings.CALL_SECONDS = 1

    answer = tried_for_real(client, draft(people, how=how))

    assert answer["outcome"] == outcome
    assert words in answer["message"]
    assert answer["variables"] == {}


def test_files_and_mails_are_shown_and_not_kept(
    client: APIClient, people: dict[str, User]
) -> None:
    made = tried_for_real(client, draft(people, how="file"))
    kept = tried_for_real(client, draft(people, how="mail"))
    sent = tried_for_real(client, mailing(people), variables={"order": {"id": 7}})

    assert made["files"] == [{"name": "made.txt", "type": "text/plain", "size": 4}]
    assert kept["mails"][0]["recipients"] == ["b@example.com"]
    assert sent["mails"][0]["subject"] == "Order 7"
    assert "nothing left Patchbay" in sent["message"]


def no_such_connector() -> bytes:
    """Return a file that needs what is not here."""
    call = work("Call").replace('connector="probe"', 'connector="gone" name="Gone"')
    return straight(("Call", call))


def no_such_operation() -> bytes:
    """Return a file that needs an operation that is not here."""
    return straight(("Call", work("Call", "nothing")))


REFUSALS = [
    (straight(("Call", node("task", "Call"))), "no-connector", "no connector", None),
    (straight(("Other", work("Other"))), "unknown-element", "no such element", None),
    (no_such_connector(), "not-installed", "Gone work", None),
    (no_such_operation(), "not-installed", "probe nothing", None),
    (
        straight(("Call", work("Call", text="{{ nothing.at.all + }}"))),
        "setting-problem",
        "Text: ",
        "text",
    ),
    (
        straight(
            ("Call", node("serviceTask", "Call", MAIL.format(credential="", body="")))
        ),
        "setting-problem",
        "Text: This is required.",
        "body",
    ),
    (
        straight(
            (
                "Call",
                node("serviceTask", "Call", MAIL.format(credential="gone", body="x")),
            )
        ),
        "credential-problem",
        "no credential “gone”",
        "server",
    ),
]


@pytest.mark.parametrize(("data", "code", "words", "setting"), REFUSALS)
def test_what_cannot_be_tested_says_why_and_where(
    client: APIClient,
    people: dict[str, User],
    data: bytes,
    code: str,
    words: str,
    setting: str | None,
) -> None:
    process = shared_process(data, people)
    variables = {"order": {"id": 1}}

    answers = [
        tried(client, process, variables=variables, dry=dry) for dry in (True, False)
    ]

    for answer in answers:
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert words in answer.json()["detail"]
        assert answer.json().get("setting") == setting
        assert answer.json()["element"] == "Call"


def test_an_output_without_a_value_is_the_reason(
    client: APIClient, people: dict[str, User]
) -> None:
    process = draft(people, output("broken", "=text +"))

    answer = tried(client, process).json()

    assert (answer["outcome"], answer["setting"]) == ("failed", "step:outputs")
    assert "its result cannot be kept" in answer["message"]


def test_a_secret_is_masked_wherever_it_stands(
    client: APIClient,
    people: dict[str, User],
    settings: Settings,
    tmp_path: Path,
) -> None:
    settings.VAULT_KEYS, settings.VAULT_KEY_FILE = [], tmp_path / "key"
    store_server(User.objects.create_user("grace", is_staff=True), host="smtp.invalid")
    process = mailing(people, "sales-mail", f"The word is {CANARY}")

    dry = tried(client, process, variables={"order": {"id": CANARY}})

    assert dry.json()["settings"]["body"] == "The word is ***"
    assert CANARY not in dry.content.decode()
    assert Credential.objects.get(name="sales-mail").last_used_at is None


@pytest.mark.parametrize("variables", [[], "x", 3, None])
def test_variables_are_an_object(
    client: APIClient, people: dict[str, User], variables: Any
) -> None:
    assert tried(client, draft(people), variables=variables).status_code == 400
