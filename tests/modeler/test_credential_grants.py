"""Who may use a credential: in the list of a step, at publishing, and at run time."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone
from rest_framework.test import APIClient

from connectors.models import Credential
from connectors.vault.exceptions import NotAdministrator
from connectors.vault.granting import Granted, grant_credential
from connectors.vault.grants import usable_by
from modeler.models import Process
from runtime.models import Incident
from runtime.services.starting import StartOrder, newest_deployment, start_request
from tests.connectors.vaults import store_server
from tests.modeler.conftest import Client
from tests.modeler.drafts import url, work_off
from tests.modeler.test_step_tests import mailing

pytestmark = pytest.mark.usefixtures("vault_key")
NOBODY = Granted(everyone=False)


@pytest.fixture
def vault_key(settings: Any, tmp_path: Path) -> None:
    """Keep the key of the vault in a folder of its own."""
    settings.VAULT_KEYS = []
    settings.VAULT_KEY_FILE = tmp_path / "vault-key"


@pytest.fixture
def root(people: dict[str, User]) -> User:
    """Return an administrator who keeps `sales-mail`."""
    root = User.objects.create_user("root", is_staff=True)
    store_server(root)
    return root


@pytest.fixture
def process(root: User, people: dict[str, User]) -> Process:
    """Return a process that sends with `sales-mail`."""
    return mailing(people, "sales-mail")


@pytest.fixture
def editor(people: dict[str, User], client_of: Client) -> APIClient:
    """Return the client of an editor with an address."""
    people["editor"].email = "ed@example.com"
    people["editor"].save()
    return client_of(people["editor"])


def grant(by: User, **granted: Any) -> None:
    """Let only these use the credential."""
    named = Granted(everyone=False, **granted)
    grant_credential(name="sales-mail", granted=named, by=by)


def rules(client: APIClient, process: Process) -> set[str]:
    """Return the rules about credentials that have something to say."""
    found = client.get(url("findings", process)).json()["findings"]
    return {one["rule"] for one in found if "credential" in one["rule"]}


def listed(client: APIClient, process: Process) -> list[str]:
    """Return the credentials that a step may choose."""
    answer = client.get(url("process-credentials", process)).json()
    return [one["name"] for one in answer["results"]]


def publish(client: APIClient, process: Process) -> Any:
    """Publish the draft."""
    return client.post(url("versions", process), {"note": ""}, format="json")


def test_a_new_credential_is_for_everyone(editor: APIClient, process: Process) -> None:
    assert listed(editor, process) == ["sales-mail"]
    assert rules(editor, process) == set()
    assert publish(editor, process).status_code == 201


def test_one_that_is_not_granted_is_not_there(
    editor: APIClient, process: Process, root: User
) -> None:
    grant(root)

    assert listed(editor, process) == []
    assert rules(editor, process) == {"missing-credential"}
    assert editor.get("/api/credentials/").json()["results"] == []
    refusal = publish(editor, process)
    assert refusal.status_code == 422
    (told,) = refusal.json()["findings"]
    assert (told["rule"], told["element"], told["setting"]) == (
        "missing-credential",
        "Call",
        "server",
    )
    assert "“sales-mail”" in told["message"]


@pytest.mark.parametrize("to", ["people", "groups", "processes"])
def test_a_person_a_group_or_a_process_may_use_it(
    to: str,
    editor: APIClient,
    people: dict[str, User],
    process: Process,
    root: User,
) -> None:
    people["editor"].groups.add(Group.objects.create(name="Sales"))
    names = {"people": "editor", "groups": "Sales", "processes": str(process.pk)}
    grant(root, **{to: [names[to]]})

    assert listed(editor, process) == ["sales-mail"]
    assert publish(editor, process).status_code == 201
    assert usable_by(Credential.objects.get(), people["editor"], process.pk)
    assert not usable_by(Credential.objects.get(), people["stranger"])


def test_the_grant_of_one_owner_does_not_serve_another_publisher(
    editor: APIClient, process: Process, root: User
) -> None:
    grant(root, people=["owner"])

    assert publish(editor, process).status_code == 422


def test_who_only_looks_sees_the_draft_as_its_owner(
    process: Process, root: User, people: dict[str, User], client_of: Client
) -> None:
    grant(root, people=["owner"])

    assert rules(client_of(people["viewer"]), process) == set()


def test_a_grant_that_is_taken_away_stops_the_next_call(
    editor: APIClient, process: Process, root: User, people: dict[str, User]
) -> None:
    grant(root, people=["editor"])
    assert publish(editor, process).status_code == 201
    order = StartOrder(
        newest_deployment(process.pk),
        variables={"order": {"id": 7}},
        by=people["editor"],
    )
    start_request(order)
    grant(root, people=["owner"])
    used = Credential.objects.get().last_used_at
    work_off()

    incident = Incident.objects.get()
    assert incident.element == "Call"
    assert "“sales-mail” is not granted to this process" in incident.message
    assert Credential.objects.get().last_used_at == used


def test_a_step_is_not_tested_with_one_that_is_not_granted(
    editor: APIClient, process: Process, root: User
) -> None:
    grant(root, people=["owner"])
    sent = {"element": "Call", "variables": {"order": {"id": 7}}}
    answer = editor.post(url("test-step", process), sent, format="json")

    assert (answer.status_code, answer.json()["setting"]) == (422, "server")
    assert "not granted" in answer.json()["detail"]


def test_a_default_that_is_not_granted_is_refused(
    editor: APIClient, people: dict[str, User], root: User
) -> None:
    Credential.objects.update(is_default=True)
    grant(root, people=["owner"])

    assert rules(editor, mailing(people)) == {"missing-credential"}


@pytest.mark.parametrize("name", ["gone", "../sales-mail", "{{ x }}"])
def test_a_missing_one_blocks_publishing(
    name: str, editor: APIClient, people: dict[str, User], root: User
) -> None:
    assert publish(editor, mailing(people, name)).status_code == 422


def test_one_of_another_kind_blocks_publishing(
    editor: APIClient, process: Process
) -> None:
    Credential.objects.update(credential_type="other")

    assert rules(editor, process) == {"missing-credential"}
    assert publish(editor, process).status_code == 422


@pytest.mark.parametrize(
    ("kept", "state", "words"),
    [
        (
            {"test_outcome": "failed", "tested_at": timedelta(0)},
            "failed",
            "did not accept",
        ),
        ({"test_outcome": "failed"}, "sign-in", "has to sign in"),
        ({"expires_at": timedelta(days=-1)}, "expired", "expired on"),
        ({"expires_at": timedelta(days=6)}, "expiring", "expires on"),
    ],
)
def test_one_that_will_fail_is_a_warning(
    kept: dict[str, Any],
    state: str,
    words: str,
    editor: APIClient,
    process: Process,
) -> None:
    now = timezone.now()
    values = {
        name: now + value if isinstance(value, timedelta) else value
        for name, value in kept.items()
    }
    Credential.objects.update(**values)

    found = editor.get(url("findings", process)).json()["findings"]
    (told,) = [one for one in found if one["rule"] == "failing-credential"]
    assert (told["severity"], words in told["message"]) == ("warning", True)
    answer = editor.get(url("process-credentials", process)).json()
    assert answer["results"][0]["state"] == state
    assert publish(editor, process).status_code == 201


def test_one_that_expires_later_is_ready(editor: APIClient, process: Process) -> None:
    Credential.objects.update(expires_at=timezone.now() + timedelta(days=8))

    assert rules(editor, process) == set()


def test_the_list_of_a_step_shows_no_value(editor: APIClient, process: Process) -> None:
    (one,) = editor.get(url("process-credentials", process)).json()["results"]

    shown = {"name", "connector", "type", "label", "is_default", "state", "expires_at"}
    assert one.keys() == shown


def test_an_administrator_reads_and_writes_the_grants(
    root: User, people: dict[str, User], client_of: Client
) -> None:
    client, address = client_of(root), "/api/credentials/sales-mail/grants/"
    key = str(uuid.uuid4())
    sent = {"everyone": False, "people": ["owner"], "groups": [], "processes": [key]}

    assert client.put(address, sent, format="json").json() == sent
    assert client.get(address).json() == sent
    all_again = client.put(address, {**sent, "everyone": True}, format="json")
    assert all_again.json()["people"] == ["owner"]
    assert usable_by(Credential.objects.get(), people["stranger"])


@pytest.mark.parametrize(
    "wrong", [{"people": ["nobody"]}, {"groups": ["none"]}, {"processes": ["1"]}]
)
def test_a_grant_to_nobody_changes_nothing(
    wrong: dict[str, list[str]], root: User, client_of: Client
) -> None:
    address, sent = "/api/credentials/sales-mail/grants/", {"everyone": False, **wrong}
    answer = client_of(root).put(address, sent, format="json")

    assert (answer.status_code, answer.json()["code"]) == (422, "grant-refused")
    assert Credential.objects.get().for_everyone


def test_others_grant_nothing(root: User, people: dict[str, User]) -> None:
    with pytest.raises(NotAdministrator):
        grant_credential(name="sales-mail", granted=NOBODY, by=people["owner"])
