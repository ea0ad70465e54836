"""From a published sample to an ended Request, and every page of Requests."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Theme, Visitor
from tests.modeler.test_pages import violations

pytestmark = pytest.mark.browser
THEMES = ("light", "dark")


def published(visitor: Visitor, sample: str) -> Page:
    """Open a sample, publish it, and go to where a Request is started."""
    page = visitor.open("/")
    page.locator(f'.pb-samples .pb-card-link:has-text("{sample}")').click()
    page.wait_for_selector("[data-state=saved]")
    page.get_by_role("button", name="Publish").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=re.compile("^Publish")).click()
    dialog.get_by_role("link", name="Start a Request").click()
    page.wait_for_url("**/start/")
    return page


def started_alarm(visitor: Visitor) -> Page:
    """Start a Request that stops, because nobody has a bot token for Slack."""
    page = published(visitor, "Incident alert")
    page.get_by_label("Service").fill("Shop")
    page.get_by_label("What is seen").fill("No answer")
    page.get_by_role("button", name="Start the Request").click()
    expect(page.get_by_role("heading", name="1 open incident")).to_be_visible()
    return page


def test_the_first_request_works_at_once(visitor: Visitor) -> None:
    page = published(visitor, "Vacation request")
    page.get_by_role("button", name="Start the Request").click()

    page.get_by_label("First day").fill("2027-02-01")
    page.get_by_label("Working days").fill("1")
    page.get_by_role("button", name="Done", exact=True).click()

    expect(page.locator("header").first).to_contain_text("Completed")
    timeline = page.get_by_role("tabpanel")
    expect(timeline).to_contain_text("“Vacation planned”")
    page.goto(f"{visitor.server.address}/outbox/")
    expect(page.locator("main")).to_contain_text(
        "Your vacation from 2027-02-01 is approved"
    )


def test_an_incident_is_skipped_with_a_reason(visitor: Visitor) -> None:
    page = started_alarm(visitor)

    page.get_by_role("button", name="Skip…").or_(
        page.get_by_role("button", name="Skip...")
    ).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(re.compile("Why|Reason")).fill("The team was called by phone")
    dialog.get_by_role("button", name=re.compile("^Skip")).click()

    expect(page.get_by_role("heading", name="1 open task")).to_be_visible()
    expect(page.get_by_role("tabpanel")).to_contain_text("called by phone")


def test_another_tab_follows_by_itself(visitor: Visitor) -> None:
    page = started_alarm(visitor)
    other = visitor.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("heading", name="1 open incident")).to_be_visible()

    page.get_by_role("button", name=re.compile(r"^Cancel(…|\.\.\.)$")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(re.compile("Why|Reason")).fill("Enough")
    dialog.get_by_role("button", name=re.compile("^Cancel the Request")).click()

    expect(other.locator("header").first).to_contain_text("Cancelled")


def test_elements_are_reached_by_keyboard(visitor: Visitor) -> None:
    page = started_alarm(visitor)

    page.get_by_role("tab", name="Elements").click()
    page.get_by_role("tabpanel").get_by_text("Call the team").first.click()

    expect(page.locator("#element-title")).to_have_text("Call the team")
    expect(page.locator(".pb-element")).to_contain_text("bot token")


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_of_a_request_is_accessible(visitor: Visitor, theme: Theme) -> None:
    path = started_alarm(visitor).url.removeprefix(visitor.server.address)

    page = visitor.open(path, theme=theme)

    expect(page.get_by_role("heading", name="1 open incident")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", ["requests", "tasks", "incidents", "outbox"])
def test_the_lists_are_accessible(visitor: Visitor, path: str, theme: Theme) -> None:
    started_alarm(visitor)

    page = visitor.open(f"/{path}/", theme=theme)

    assert violations(page) == []


@pytest.mark.parametrize("path", ["requests", "tasks", "incidents", "outbox"])
def test_nothing_sticks_out_of_a_narrow_window(visitor: Visitor, path: str) -> None:
    started_alarm(visitor)
    page = visitor.open(f"/{path}/")
    page.set_viewport_size({"width": 420, "height": 800})

    width = page.evaluate("document.documentElement.scrollWidth")

    assert width <= 420
