"""The page that says who may use a credential, and where it is used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client as Browser
from lxml import html

from connectors.models import Credential
from connectors.vault.granting import Granted, grant_credential, granted_to
from tests.connectors.vaults import store_server
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
    wrong = browser.post(PATH, {"everyone": "false", "people": ["nobody"]})
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
