"""The choice of a credential in the form of a step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Visitor
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
    link = field.get_by_role("link", name="New credential")
    expect(link).to_have_attribute(
        "href", "/credentials/new/?connector=email&type=smtp"
    )
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
