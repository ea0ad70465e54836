"""The choice of a credential in the form of a step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Theme, Visitor
from tests.editor.test_form import RULES, saved, select

pytestmark = pytest.mark.browser
MAKE = """async ([method, url, content]) => {
  const page = JSON.parse(document.getElementById('page-context').textContent);
  const answer = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-CSRFToken': page.csrf },
    body: JSON.stringify(content),
  });
  if (!answer.ok) throw new Error(await answer.text());
  window.dispatchEvent(new Event('focus'));
}"""
CHOOSE = """(name) => {
  const modeler = document.getElementById('editor-canvas').modeler;
  const task = modeler.get('elementRegistry').get('Task_Tell');
  modeler.get('steps').setField(task, 'credential', name);
}"""
MADE = {
    "name": "sales-mail",
    "label": "Sales",
    "connector": "email",
    "type": "smtp",
    "values": {"host": "mail.example.com", "sender": "sales@example.com"},
}


@pytest.fixture
def page(visitor: Visitor) -> Iterator[Page]:
    """Return the editor with a step that sends mail, and no credential before or
    afterwards."""
    page = visitor.open("/")
    page.locator('.pb-samples .pb-card-link:has-text("Vacation")').click()
    saved(page)
    forget_credentials(page, visitor)
    yield page
    page.unroute_all()
    forget_credentials(page, visitor)


def forget_credentials(page: Page, visitor: Visitor) -> None:
    """Delete what this test or another one has made."""
    address = f"{visitor.server.address}/api/credentials/"
    for one in page.request.get(address).json()["results"]:
        page.evaluate(MAKE, ["DELETE", f"/api/credentials/{one['name']}/", {}])


def field_of(page: Page) -> Locator:
    """Select the step and return the field with its group open."""
    form = select(page, "Task_Tell")
    form.get_by_text("Delivery", exact=True).click()
    return form.locator('[data-setting="server"]')


def test_a_new_credential_is_chosen_and_kept(page: Page) -> None:
    field = field_of(page)
    expect(field).to_contain_text("There is no credential of this kind yet.")
    page.evaluate(MAKE, ["POST", "/api/credentials/", MADE])
    chooser = field.get_by_label("Mail server")
    chooser.select_option("Sales (sales-mail)")
    saved(page)
    page.reload()
    saved(page)

    chooser = field_of(page).get_by_label("Mail server")
    expect(chooser).to_have_value("sales-mail")
    chooser.press("Control+z")
    expect(chooser).to_have_value("")
    assert Axe().run(page, options=RULES).response["violations"] == []


def test_an_unknown_name_is_kept_and_marked(page: Page) -> None:
    page.evaluate(CHOOSE, "gone")
    field = field_of(page)

    expect(field).to_contain_text('There is no credential "gone" here.')
    expect(field.get_by_label("Mail server")).to_have_value("gone")


def test_a_list_that_cannot_be_read_can_be_asked_for_again(
    page: Page, visitor: Visitor
) -> None:
    page.route("**/credentials/?*", lambda route: route.abort())
    page.evaluate(CHOOSE, "gone")
    field = field_of(page)
    expect(field).to_contain_text("The credentials could not be read.")
    expect(field.get_by_label("Mail server")).to_have_value("gone")
    page.unroute_all()
    field.get_by_role("button", name="Try again").click()

    expect(field).to_contain_text('There is no credential "gone" here.')
    visitor.errors.clear()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_credential_is_made_without_leaving_the_diagram(
    page: Page, visitor: Visitor, theme: Theme
) -> None:
    page.emulate_media(color_scheme=theme)
    field, tabs = field_of(page), len(page.context.pages)
    field.get_by_role("button", name="New credential").click()
    dialog = page.get_by_role("dialog", name="New credential: Mail server")
    dialog.get_by_label("Name", exact=True).fill("made-here")
    dialog.get_by_role("button", name="Save").click()
    server = dialog.get_by_label("Server", exact=True)
    expect(server).to_be_focused()
    assert Axe().run(page, options=RULES).response["violations"] == []
    server.fill("mail.example.com")
    dialog.get_by_role("button", name="Save").click()

    expect(dialog).to_have_count(0)
    expect(field.get_by_label("Mail server")).to_have_value("made-here")
    assert len(page.context.pages) == tabs
    saved(page)
    visitor.errors.clear()


@pytest.mark.parametrize(
    ("ends", "mark", "words"),
    [
        ("2020-01-01T00:00:00Z", "expired", "expired on"),
        (None, "failed", "did not accept “sales-mail” when it was last tested"),
    ],
)
def test_a_credential_that_will_fail_says_so_where_it_is_chosen(
    page: Page, ends: str | None, mark: str, words: str
) -> None:
    unreachable = {"host": "nowhere.invalid", "sender": "sales@example.com"}
    made = {**MADE, "values": unreachable, "expires_at": ends, "is_default": True}
    page.evaluate(MAKE, ["POST", "/api/credentials/", made])
    page.evaluate(MAKE, ["POST", "/api/credentials/sales-mail/test/", {}])
    field = field_of(page)

    expect(field.get_by_role("status")).to_contain_text(words)
    field.get_by_label("Mail server").select_option("sales-mail")
    expect(field.get_by_role("status")).to_contain_text(words)
    chosen = field.locator("option:checked")
    expect(chosen).to_have_text(f"Sales (sales-mail) · {mark}")
    link = field.get_by_role("link", name="Open the credential")
    expect(link).to_have_attribute("href", "/credentials/sales-mail/edit/")
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.get_by_role("tab", name="Findings").click()
    expect(page.locator(".pb-finding-warning").first).to_contain_text("“sales-mail”")
