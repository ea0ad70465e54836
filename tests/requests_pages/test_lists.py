"""The lists of Requests and incidents: filters, kept views, actions on many."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.requests_pages.conftest import Orders

pytestmark = pytest.mark.browser


def listed(orders: Orders, *, path: str = "requests") -> Page:
    """Open a list of only the Requests of this test's process."""
    page = orders.visitor.open(f"/{path}/?process={orders.process}")
    expect(page.locator("tbody tr").first).to_be_visible()
    return page


def stopped(orders: Orders, *customers: str) -> None:
    """Start Requests and wait until all have stopped."""
    for customer in customers:
        orders.start(customer)
    page = orders.visitor.open(f"/incidents/?process={orders.process}")
    for _ in range(50):
        if page.locator("[data-incident]").count() == len(customers):
            break
        page.wait_for_timeout(100)
        page.reload()
    page.close()


def act_on_all(page: Page, button: str, verb: str) -> None:
    """Do something with all rows of the page."""
    page.get_by_role("checkbox", name="Select all on this page").check()
    page.get_by_role("toolbar").get_by_role("button", name=button).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why?").fill("Cleaning up")
    dialog.get_by_role("button", name=verb).click()


def test_the_list_follows_what_happens(orders: Orders) -> None:
    request = orders.start("First")
    page = listed(orders)

    orders.call("POST", f"/api/requests/{request}/cancel/", {"why": "Enough"})

    expect(page.locator("tbody")).to_contain_text("Cancelled")


def test_a_search_keeps_the_focus_and_the_address(orders: Orders) -> None:
    orders.start("Searched")
    page = listed(orders)

    page.keyboard.press("/")
    page.keyboard.type("nothing is called so")

    expect(page.get_by_role("heading", name="No Request fits")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert "search=nothing" in page.url


def test_a_view_is_kept_by_name(orders: Orders) -> None:
    orders.start("Viewed")
    page = listed(orders)
    page.get_by_role("button", name="Views").click()
    page.get_by_role("menuitem", name="Save this view…").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Orders")
    page.get_by_role("button", name="Save the view").click()

    page.goto(f"{orders.visitor.server.address}/requests/")
    page.get_by_role("button", name="Views").click()
    page.get_by_role("menuitem", name="Orders").click()

    page.wait_for_url(f"**/requests/?process={orders.process}")
    page.get_by_role("button", name="Views").click()
    expect(page.get_by_role("menuitem", name="Remove “Orders”")).to_be_visible()


def test_many_requests_are_cancelled(orders: Orders) -> None:
    stopped(orders, "One", "Two")
    page = listed(orders)

    act_on_all(page, "Cancel…", "Cancel 2 Requests")

    expect(page.locator("[data-told]")).to_contain_text("cancelled: 2")
    expect(page.locator("tbody")).to_contain_text("Cancelled")
    expect(page.get_by_role("toolbar")).to_have_count(0)


def test_what_is_refused_is_told_with_the_reason(orders: Orders) -> None:
    request = orders.start("Over")
    orders.call("POST", f"/api/requests/{request}/cancel/", {"why": "Enough"})
    page = listed(orders)

    act_on_all(page, "Cancel…", "Cancel 1 Request")

    expect(page.locator("[data-told]")).to_contain_text("has already ended")
    orders.visitor.errors[:] = [e for e in orders.visitor.errors if "409" not in e]


def test_many_incidents_are_skipped(orders: Orders) -> None:
    stopped(orders, "One", "Two")
    page = listed(orders, path="incidents")

    act_on_all(page, "Skip…", "Skip and go on")

    expect(page.locator("[data-told]")).to_contain_text("skipped: 2")
    expect(page.get_by_role("heading", name="No incident fits")).to_be_visible()


def test_one_incident_is_cancelled_from_its_menu(orders: Orders) -> None:
    stopped(orders, "One")
    page = listed(orders, path="incidents")
    page.locator("[data-more]").first.click()
    page.get_by_role("menuitem", name="Cancel the Request…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why?").fill("Enough")
    dialog.get_by_role("button", name="Cancel the Request").click()

    expect(page.locator("[data-told]")).to_contain_text("The Request was cancelled.")
