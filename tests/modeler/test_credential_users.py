"""The page that says who may use a credential, and where it is used."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client as Browser
from lxml import html

from connectors.models import Credential
from connectors.vault.granting import Granted, grant_credential, granted_to
from modeler.services.versions import publish_version
from tests.connectors.vaults import store_server
from tests.modeler.conftest import Client
from tests.modeler.test_step_tests import mailing

pytestmark = pytest.mark.usefixtures("vault_key")
PATH = "/credentials/sales-mail/users/"


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


def test_grants_are_chosen_on_a_page_that_says_who_uses_it(
    people: dict[str, User], root: User
) -> None:
    process = mailing(people, "sales-mail")
    browser = Browser()
    browser.force_login(root)

    assert process.name in browser.get(PATH).content.decode()
    chosen = {"everyone": "false", "people": ["owner"], "processes": [str(process.pk)]}
    assert browser.post(PATH, chosen).status_code == 302

    granted = granted_to(Credential.objects.get())
    assert (granted.everyone, granted.people) == (False, ["owner"])
    assert granted.processes == [str(process.pk)]
    wrong = browser.post(
        PATH, {"everyone": "false", "people": ["nobody"], "sure": "true"}
    )
    assert "nobody" in wrong.content.decode()
    assert granted_to(Credential.objects.get()).people == ["owner"]


def test_saving_the_page_keeps_the_grant_of_who_is_not_active(
    people: dict[str, User], root: User
) -> None:
    both = Granted(everyone=False, people=["owner", "editor"])
    grant_credential(name="sales-mail", granted=both, by=root)
    User.objects.filter(username="owner").update(is_active=False)
    browser = Browser()
    browser.force_login(root)
    form = html.fromstring(browser.get(PATH).content).forms[-1]

    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)

    assert browser.post(PATH, sent).status_code == 302
    assert granted_to(Credential.objects.get()).people == ["editor", "owner"]


def post(root: User, **sent: Any) -> Any:
    """Send the form as an administrator."""
    browser = Browser()
    browser.force_login(root)
    return browser.post(PATH, sent)


def test_what_stops_is_listed_before_a_grant_is_taken_away(
    people: dict[str, User], root: User
) -> None:
    process = mailing(people, "sales-mail")
    publish_version(process=process, note="", by=people["owner"])
    some = {"everyone": "false", "people": ["editor"]}

    asked = post(root, **some)

    page = asked.content.decode()
    assert (asked.status_code, "this stops" in page) == (200, True)
    assert Credential.objects.get().for_everyone
    assert post(root, **some, sure="true").status_code == 302
    assert granted_to(Credential.objects.get()).people == ["editor"]


@pytest.mark.parametrize("to", ["people", "groups", "processes"])
def test_nothing_is_asked_where_nothing_stops(
    to: str, people: dict[str, User], root: User
) -> None:
    process = mailing(people, "sales-mail")
    publish_version(process=process, note="", by=people["owner"])
    people["owner"].groups.add(Group.objects.create(name="Sales"))
    names = {"people": "owner", "groups": "Sales", "processes": str(process.pk)}

    answer = post(root, everyone="false", **{to: [names[to]]})

    assert answer.status_code == 302
    assert not Credential.objects.get().for_everyone


def test_a_grant_to_a_process_that_is_gone_is_shown_and_kept(
    people: dict[str, User], root: User
) -> None:
    key = str(uuid.uuid4())
    some = Granted(everyone=False, processes=[key])
    grant_credential(name="sales-mail", granted=some, by=root)
    browser = Browser()
    browser.force_login(root)

    assert f'value="{key}" checked' in browser.get(PATH).content.decode()


def test_the_api_says_what_stops(
    people: dict[str, User], root: User, client_of: Client
) -> None:
    process = mailing(people, "sales-mail")
    publish_version(process=process, note="", by=people["owner"])
    one = {"process": str(process.pk), "name": "Ask"}

    answer = client_of(root).get("/api/credentials/sales-mail/uses/").json()

    version = {**one, "number": 1, "running": 0}
    assert answer == {"drafts": [one], "versions": [version], "running": 0}
    refused = client_of(people["owner"]).get("/api/credentials/sales-mail/uses/")
    assert refused.status_code == 403
