"""What a person fills in: the start of a Request, and tasks; and what was sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.modeler.test_pages import violations
from tests.requests_pages.conftest import Orders

pytestmark = pytest.mark.browser


def test_what_is_missing_is_said_under_its_field(orders: Orders) -> None:
    page = orders.visitor.open(f"/processes/{orders.process}/start/")
    page.get_by_label("Amount").fill("many")
    page.get_by_label("Urgent").check()
    page.get_by_role("button", name="Start the Request").click()

    expect(page.get_by_label("Customer")).to_have_accessible_description(
        "Fill in “Customer”."
    )
    expect(page.get_by_label("Amount")).to_have_value("many")
    expect(page.get_by_label("Urgent")).to_be_checked()
    assert violations(page) == []
    orders.visitor.errors[:] = [e for e in orders.visitor.errors if "422" not in e]


def test_a_filled_in_form_starts_a_request(orders: Orders) -> None:
    page = orders.visitor.open(f"/processes/{orders.process}/start/")
    page.get_by_label("Customer").fill("Bakery")
    page.get_by_role("button", name="Start the Request").click()

    page.get_by_role("tab", name="Data").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("Bakery")


def test_a_task_is_done_in_the_inbox(orders: Orders) -> None:
    orders.start("Inbox")
    page = orders.visitor.open("/tasks/")
    page.get_by_label("Decision").select_option("no")
    page.get_by_label("Note").fill("Too late")
    page.get_by_role("button", name="Done", exact=True).click()

    done = page.get_by_role("article").get_by_role("status")
    expect(done).to_contain_text("“Check the order” is done.")
    expect(page.get_by_role("article").get_by_role("heading")).to_be_focused()


def test_a_mail_is_shown_as_text(orders: Orders) -> None:
    page = orders.stopped("<script>alert(1)</script>")
    page.get_by_role("button", name="Skip…").click()
    page.get_by_role("dialog").get_by_label("Why?").fill("Known")
    page.get_by_role("button", name="Skip and go on").click()
    page.get_by_label("Decision").select_option("yes")
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.locator("header").first).to_contain_text("Completed")

    page.goto(f"{orders.visitor.server.address}/outbox/")

    mail = page.get_by_role("article")
    expect(mail).to_contain_text("Order of <script>alert(1)</script>")
    expect(mail).to_contain_text("Decision: yes")
    assert violations(page) == []
