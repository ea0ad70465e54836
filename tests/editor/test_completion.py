"""Variables that exist are offered where expressions are written."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.conftest import Visitor
from tests.editor.test_form import RULES, open_sample, saved, select

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """Return the editor with a sample that keeps what a connector gives."""
    return open_sample(visitor, "Incident alert")


def test_a_variable_is_chosen_by_keyboard(page: Page) -> None:
    form = select(page, "Task_Escalate")
    subject = form.get_by_label("Subject", exact=True)
    subject.fill("Alarm by ")
    subject.press_sequentially("{{ req")
    suggestions = form.get_by_role("listbox", name="Suggestions")
    expect(suggestions.get_by_role("option").first).to_contain_text("requester")
    subject.press("Tab")
    subject.press_sequentially(".em")
    subject.press("Enter")

    expect(subject).to_have_value("Alarm by {{ requester.email }}")
    expect(suggestions).to_have_count(0)
    subject.press("Enter")
    saved(page)


def test_escape_closes_the_list_and_keeps_the_text(page: Page) -> None:
    form = select(page, "Task_Escalate")
    subject = form.get_by_label("Subject", exact=True)
    before = subject.input_value()
    subject.fill("")
    subject.press_sequentially("{{ up")
    suggestions = form.get_by_role("listbox", name="Suggestions")
    expect(suggestions.get_by_role("option").first).to_contain_text("upper case")

    assert not Axe().run(page, options=RULES).response["violations"]
    subject.press("Escape")

    expect(suggestions).to_have_count(0)
    expect(subject).to_have_value("{{ up")
    subject.press("Escape")
    expect(subject).to_have_value(before)


def test_what_nothing_writes_is_found(visitor: Visitor) -> None:
    page = open_sample(visitor, "Vacation request")
    form = select(page, "Task_Tell")
    subject = form.get_by_label("Subject", exact=True)
    subject.fill("For {{ requestor.name }}")
    subject.press("Enter")
    saved(page)

    page.get_by_role("tab", name="Findings").click()
    expect(page.get_by_text('Did you mean "requester"?')).to_be_visible()
