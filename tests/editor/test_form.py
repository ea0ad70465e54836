"""The form of the selected element, in Chromium on a running server."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Theme, Visitor

pytestmark = pytest.mark.browser
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def open_sample(visitor: Visitor, name: str, *, theme: Theme = "light") -> Page:
    """Open a process of the start page and wait until it can be edited."""
    page = visitor.open("/", theme=theme)
    page.get_by_role("link", name=name).first.click()
    page.wait_for_selector("[data-state=saved]")
    return page


def select(page: Page, element: str) -> Locator:
    """Select an element of the diagram and return the form."""
    page.locator(f'[data-element-id="{element}"]').first.click()
    return page.locator("#editor-panel")


def saved(page: Page) -> None:
    """Wait until everything is stored."""
    page.wait_for_selector("[data-state=saved]")


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """Return the editor with a sample that sends mail."""
    return open_sample(visitor, "Incident alert")


def test_what_is_typed_is_one_step_and_stays(page: Page) -> None:
    form = select(page, "Task_Escalate")
    subject = form.get_by_label("Subject", exact=True)
    before = subject.input_value()
    subject.fill("It is ")
    subject.press_sequentially("still down")
    subject.press("Enter")
    saved(page)
    page.reload()
    saved(page)
    form = select(page, "Task_Escalate")
    expect(form.get_by_label("Subject", exact=True)).to_have_value("It is still down")

    form.get_by_label("Subject", exact=True).fill(before)
    form.get_by_label("Subject", exact=True).press("Enter")
    form.get_by_label("Subject", exact=True).press("Control+z")

    expect(form.get_by_label("Subject", exact=True)).to_have_value("It is still down")


def test_the_sentence_follows_while_typing(page: Page) -> None:
    form = select(page, "Task_Escalate")
    form.get_by_label("Subject", exact=True).fill("Wake up")

    expect(form.locator(".pb-connector-sentence")).to_contain_text("Wake up")


def test_escape_takes_back_what_is_typed(page: Page) -> None:
    form = select(page, "Task_Escalate")
    subject = form.get_by_label("Subject", exact=True)
    before = subject.input_value()
    subject.fill("Never mind")
    subject.press("Escape")

    expect(subject).to_have_value(before)


def test_selecting_something_else_keeps_what_is_typed(page: Page) -> None:
    form = select(page, "Task_Escalate")
    form.get_by_label("Subject", exact=True).fill("Typed and left")
    select(page, "Task_Slack")
    form = select(page, "Task_Escalate")

    expect(form.get_by_label("Subject", exact=True)).to_have_value("Typed and left")


def test_a_wrong_value_is_kept_and_explained(page: Page) -> None:
    form = select(page, "Task_Escalate")
    new = form.get_by_role("group", name="To", exact=True).get_by_role("textbox")
    new.fill("nobody")
    new.press("Enter")

    expect(form.get_by_text('"nobody" is not an e-mail address.')).to_be_visible()
    expect(form.get_by_role("button", name="Edit nobody")).to_be_visible()


def test_an_expression_that_cannot_be_read_is_marked_while_typing(page: Page) -> None:
    form = select(page, "Task_Escalate")
    subject = form.get_by_label("Subject", exact=True)
    subject.fill("{{ a && b }}")

    expect(subject).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_text('Write "and".')).to_be_visible()
    expect(form.locator(".pb-mark-wrong")).to_have_text("&&")


def test_a_plain_step_gets_a_connector_from_the_form(page: Page) -> None:
    form = select(page, "Task_Escalate")
    form.get_by_role("button", name="Remove connector").click()
    form.get_by_role("button", name="Connect this step").click()
    page.keyboard.type("send mail")
    page.keyboard.press("Enter")
    saved(page)

    expect(form.get_by_role("heading", name="Email")).to_be_visible()
    expect(form.get_by_text("required").first).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_form_is_accessible(visitor: Visitor, theme: Theme) -> None:
    page = open_sample(visitor, "Incident alert", theme=theme)
    form = select(page, "Task_Escalate")
    while (closed := form.locator("details:not([open]) > summary")).count():
        closed.first.click()

    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
