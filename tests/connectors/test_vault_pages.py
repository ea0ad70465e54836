"""The pages of credentials: a form of the manifest that shows no secret again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from connectors.models import Credential
from tests.conftest import Theme, Visitor
from tests.connectors.vaults import CANARY, store_server
from tests.modeler.test_pages import violations

PAGES = ["/credentials/", "/credentials/new/", "/credentials/sales-mail/edit/"]


def fill_in(page: Page, name: str, host: str = "smtp.example.com") -> None:
    """Make a mail server through the pages."""
    page.get_by_role("link", name="New credential").click()
    page.get_by_role("link", name="Mail server").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Server", exact=True).fill(host)
    page.get_by_label("Password").fill(CANARY)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name=name)).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_credential_is_made_and_changed(visitor: Visitor, theme: Theme) -> None:
    page = visitor.open("/credentials/", theme=theme)
    fill_in(page, f"mail-{theme}")
    page.get_by_role("link", name=f"mail-{theme}").click()
    expect(page.get_by_label("Password", exact=True)).to_have_value("")
    assert CANARY not in page.content()
    assert violations(page) == []

    page.get_by_label("Calls per minute").fill("60")
    page.get_by_label("Description").fill("Of the sales team")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Of the sales team").first).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name=f"mail-{theme}").click()
    expect(page.get_by_label("Calls per minute")).to_have_value("60")


@pytest.mark.browser
def test_a_credential_is_deleted_after_a_question(visitor: Visitor) -> None:
    page = visitor.open("/credentials/")
    fill_in(page, "short-lived")
    page.get_by_role("link", name="short-lived").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete the credential").click()

    expect(page.get_by_role("heading", name="Credentials", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="short-lived")).to_have_count(0)


@pytest.mark.browser
def test_a_credential_is_tried_and_the_outcome_stays(visitor: Visitor) -> None:
    page = visitor.open("/credentials/")
    fill_in(page, "unreachable", "nowhere.invalid")
    page.get_by_role("link", name="unreachable").click()
    page.get_by_role("button", name="Test").click()

    expect(page.get_by_role("status")).to_contain_text("nowhere.invalid")
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("nowhere.invalid")
    page.evaluate("window.scrollTo(0, 0)")
    assert violations(page) == []


@pytest.mark.browser
def test_the_choice_of_a_type_is_accessible(visitor: Visitor) -> None:
    assert violations(visitor.open("/credentials/new/")) == []
    form = visitor.open("/credentials/new/?connector=slack&type=slack")
    assert violations(form) == []


@pytest.mark.usefixtures("vault_key_file")
@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_a_secret(administrator: User, path: str) -> None:
    store_server(administrator)
    client = Client()
    client.force_login(administrator)

    response = client.get(path)

    assert response.status_code == 200
    assert CANARY not in response.content.decode()
    assert "no-cache" in response.headers["Cache-Control"]


@pytest.mark.parametrize("path", PAGES)
def test_only_administrators_see_the_pages(db: None, path: str) -> None:
    client = Client()
    client.force_login(User.objects.create_user("ada"))

    response = client.get(path)

    assert response.status_code == 403
    assert "administrator" in response.content.decode()


@pytest.mark.usefixtures("vault_key_file")
def test_what_is_wrong_with_a_credential_is_said(administrator: User) -> None:
    store_server(administrator)
    Credential.objects.update(key_id="gone", connector="gone")
    client = Client()
    client.force_login(administrator)

    listed = client.get("/credentials/").content.decode()
    opened = client.get("/credentials/sales-mail/edit/").content.decode()
    assert [
        w for w in ("not installed", "cannot be decrypted") if w not in listed
    ] == []
    assert [w for w in ("not installed", "cannot be decr") if w not in opened] == []


@pytest.mark.usefixtures("vault_key_file")
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/credentials/gone/edit/", 404),
        ("/credentials/new/?connector=gone&type=x", 422),
    ],
)
def test_what_is_not_there_is_a_page(
    administrator: User, path: str, status: int
) -> None:
    client = Client()
    client.force_login(administrator)

    assert client.get(path).status_code == status


@pytest.mark.usefixtures("vault_key_file")
@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"test_outcome": "failed", "tested_at": timezone.now()}, "not accepted"),
        ({"test_outcome": "failed"}, "sign-in needed"),
        ({"expires_at": timezone.now() - timedelta(days=1)}, "expired"),
        ({"expires_at": timezone.now() + timedelta(days=3)}, "expires soon"),
    ],
)
def test_the_list_says_how_a_credential_stands(
    administrator: User, kept: dict[str, Any], words: str
) -> None:
    store_server(administrator)
    client = Client()
    client.force_login(administrator)
    assert words not in client.get("/credentials/").content.decode()

    Credential.objects.update(**kept)

    assert words in client.get("/credentials/").content.decode()
