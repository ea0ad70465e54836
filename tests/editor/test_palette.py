"""The palette with many connectors."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import Visitor
from tests.editor.test_form import RULES, open_sample, saved, select

pytestmark = pytest.mark.browser


def test_a_long_category_is_opened_by_keyboard(visitor: Visitor) -> None:
    page = open_sample(visitor, "Vacation request")
    group = page.get_by_role("group", name="Communication")
    before = group.get_by_role("option").count()
    search = page.get_by_role("combobox", name="Search elements and connectors")
    opener = group.get_by_role("option", name="more", exact=False).last
    search.focus()
    for _press in range(60):
        if opener.get_attribute("aria-selected") == "true":
            break
        page.keyboard.press("ArrowDown")

    page.keyboard.press("Enter")

    assert group.get_by_role("option").count() > before
    expect(group.get_by_role("option", name="Start a thread")).to_be_visible()
    assert not Axe().run(page, options=RULES).response["violations"]


def test_an_operation_is_found_by_what_people_look_for(visitor: Visitor) -> None:
    page = open_sample(visitor, "Vacation request")
    search = page.get_by_role("combobox", name="Search elements and connectors")
    search.fill("create issue jira")
    page.keyboard.press("Enter")
    saved(page)

    form = page.locator("#editor-panel")
    expect(form.get_by_text("Jira", exact=True)).to_be_visible()
    expect(form.get_by_label("Summary", exact=False).first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".djs-container").press("Delete")
    saved(page)


def test_a_missing_connector_is_asked_for_in_one_click(visitor: Visitor) -> None:
    page = open_sample(visitor, "Vacation request")
    nothing = {"connectors": [], "left_out": []}
    page.route("**/api/palette/", lambda route: route.fulfill(json=nothing))
    page.route("**/api/connectors/*/", lambda route: route.fulfill(status=404))
    page.reload()
    saved(page)
    form = select(page, "Task_Tell")
    form.get_by_role("button", name="Ask for this connector").click()

    expect(
        form.get_by_text("Administrators see that this process waits")
    ).to_be_visible()
    visitor.errors[:] = [one for one in visitor.errors if "404" not in one]
