"""Acting on all Requests that match, also those on other pages, in Chromium."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import Visitor
from tests.runtime.test_move_page import OLD, send

pytestmark = pytest.mark.browser
MORE_THAN_A_PAGE = 52


@pytest.fixture
def process(visitor: Visitor) -> str:
    """Return a process with more Requests than fit on a page."""
    visitor.open("/").close()
    data = {"name": "Many", "bpmn": OLD}
    process = send(visitor, "POST", "/api/processes/", data=data).json()["id"]
    place = f"/api/processes/{process}/versions/"
    send(visitor, "POST", place, data={"note": "", "revision": 0})
    for _ in range(MORE_THAN_A_PAGE):
        send(visitor, "POST", "/api/requests/", data={"process": process})
    return process


def test_all_that_match_are_cancelled(visitor: Visitor, process: str) -> None:
    page = visitor.open(f"/requests/?process={process}&status=waiting")
    page.get_by_label("Select all on this page").check()
    bar = page.get_by_role("toolbar", name="Selected rows")
    expect(bar).to_contain_text("50 selected")
    bar.get_by_role("button", name="Select all 52 that match").click()
    expect(bar).to_contain_text("52 selected")
    expect(bar.get_by_role("button", name="Skip…")).to_have_count(0)

    bar.get_by_role("button", name="Cancel…").click()
    dialog = page.get_by_role("dialog", name="Cancel 52 Requests?")
    dialog.get_by_label("Why?").fill("Not needed")
    dialog.get_by_role("button", name="Cancel 52 Requests").click()

    told = page.locator("[data-told]")
    expect(told).to_contain_text("Requests that were cancelled: 52")
    expect(page.get_by_role("heading", name="No Request fits")).to_be_visible()


def test_ticking_off_one_row_means_this_page_again(
    visitor: Visitor, process: str
) -> None:
    page = visitor.open(f"/requests/?process={process}")
    page.get_by_label("Select all on this page").check()
    bar = page.get_by_role("toolbar", name="Selected rows")
    bar.get_by_role("button", name="Select all 52 that match").click()

    page.locator("[data-select]").first.uncheck()

    expect(bar).to_contain_text("49 selected")
