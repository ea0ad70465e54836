"""The fields of a credential: secrets of several lines, and what conditions show."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from playwright.sync_api import Page, expect

from tests.conftest import Theme, Visitor
from tests.modeler.test_pages import violations

pytestmark = pytest.mark.browser
SFTP = "/credentials/new/?connector=sftp&type=server"
KEPT = """
import json
from connectors.vault.selectors import credential_named, opened
print(json.dumps(opened(credential_named("{name}"))))
"""


def openssh_key() -> str:
    """Return a private key as ssh-keygen writes it."""
    made = Ed25519PrivateKey.generate()
    return made.private_bytes(
        Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()
    ).decode()


def paste(page: Page, text: str) -> None:
    """Paste a text with the keyboard where the focus is."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def kept(visitor: Visitor, name: str) -> dict[str, str]:
    """Return the values of a credential as the vault of the server holds them."""
    code = KEPT.format(name=name)
    printed = visitor.server.manage("shell", "-v", "0", "-c", code).stdout
    values: dict[str, str] = json.loads(printed)
    return values


@pytest.mark.parametrize("way", ["pasted", "typed"])
def test_a_private_key_arrives_with_its_lines(visitor: Visitor, way: str) -> None:
    page, key = visitor.open(SFTP), openssh_key()
    page.get_by_label("Name", exact=True).fill(f"files-{way}")
    page.get_by_label("Server", exact=True).fill("files.example.com")
    page.get_by_label("Fingerprint").fill(f"SHA256:{'A' * 43}")
    page.get_by_label("User name").fill("ada")
    page.get_by_role("textbox", name="Private key").focus()
    if way == "pasted":
        paste(page, key)
    else:
        page.keyboard.type(key)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name=f"files-{way}")).to_be_visible()

    assert kept(visitor, f"files-{way}")["private_key"] == key
    page.get_by_role("link", name=f"files-{way}").click()
    expect(page.get_by_role("textbox", name="Private key")).to_have_value("")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_secret_is_masked_until_it_is_to_be_shown(
    visitor: Visitor, theme: Theme
) -> None:
    page = visitor.open(SFTP, theme=theme)
    lines = page.get_by_role("textbox", name="Private key")
    lines.fill("first\nsecond")

    expect(lines).to_have_css("-webkit-text-security", "disc")
    page.get_by_role("button", name="Show Private key").press("Enter")
    expect(page.get_by_role("button", name="Hide Private key")).to_be_focused()
    expect(lines).to_have_css("-webkit-text-security", "none")
    password = page.get_by_label("Password", exact=True)
    expect(password).to_have_attribute("type", "password")
    page.get_by_role("button", name="Show Password").press("Enter")
    expect(password).to_have_attribute("type", "text")
    assert violations(page) == []


def test_fields_are_shown_as_their_conditions_say(visitor: Visitor) -> None:
    page = visitor.open("/credentials/new/?connector=sql&type=database")
    page.get_by_label("Name", exact=True).fill("ledger")
    expect(page.get_by_label("Server", exact=True)).to_be_visible()

    page.get_by_label("Kind").select_option("sqlite")
    expect(page.get_by_label("Server", exact=True)).to_have_count(0)
    page.get_by_label("Database").fill("/srv/ledger.sqlite3")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("link", name="ledger")).to_be_visible()
    wanted = {"kind": "sqlite", "database": "/srv/ledger.sqlite3"}
    assert kept(visitor, "ledger") == wanted


def test_values_are_tried_before_they_are_saved(visitor: Visitor) -> None:
    page = visitor.open("/credentials/new/?connector=email&type=smtp")
    page.get_by_role("button", name="Test").click()
    expect(page.get_by_label("Server", exact=True)).to_be_focused()

    page.get_by_label("Server", exact=True).fill("nowhere.invalid")
    page.get_by_role("button", name="Test").click()
    expect(page.get_by_role("status")).to_contain_text("nowhere.invalid")
    page.get_by_label("Server", exact=True).fill("elsewhere.invalid")

    expect(page.get_by_role("status")).to_be_empty()
    assert page.url.endswith("type=smtp")
    visitor.errors.clear()
