"""From the draft to a Request: publish, start, and find what runs."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.conftest import Visitor
from tests.editor.test_form import RULES, saved

pytestmark = pytest.mark.browser


def menu_items(page: Page) -> list[str]:
    """Open the menu of the header and return what it offers."""
    page.get_by_role("button", name="More").click()
    found = page.get_by_role("menuitem").all_inner_texts()
    page.keyboard.press("Escape")
    return found


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """Return the editor with a process of which nothing is published."""
    page = visitor.open("/")
    page.locator('.pb-samples .pb-card-link:has-text("Incident")').click()
    saved(page)
    return page


def test_a_published_process_is_started_from_the_dialog(page: Page) -> None:
    assert "Start a Request" not in menu_items(page)
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("button", name="Publish version 1").click()
    dialog = page.get_by_role("dialog", name="Version 1 is published")
    start = dialog.get_by_role("link", name="Start a Request")
    expect(start).to_be_focused()
    assert Axe().run(page, options=RULES).response["violations"] == []
    page.keyboard.press("Escape")
    assert menu_items(page)[:3] == ["Start a Request", "Requests", "Metrics"]

    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Start a Request").click()
    expect(page).to_have_url(re.compile(r"/processes/[\w-]+/start/$"))
    expect(page.get_by_label("Service")).to_be_visible()


def test_the_start_page_leads_to_the_requests(page: Page) -> None:
    page.get_by_role("button", name="Publish").click()
    page.get_by_role("button", name="Publish version 1").click()
    page.get_by_role("dialog", name="Version 1 is published").wait_for()
    identifier = page.url.rstrip("/").split("/")[-1]
    page.goto(page.url.split("/processes/")[0])
    page.locator(f'[data-process="{identifier}"] [data-process-menu]').click()
    page.get_by_role("menuitem", name="Requests", exact=True).click()

    expect(page).to_have_url(re.compile(rf"/requests/\?process={identifier}$"))
    page.goto(f"{page.url.split('/requests/')[0]}/processes/{identifier}/versions/")
    expect(page.get_by_role("link", name="Start a Request")).to_be_visible()
