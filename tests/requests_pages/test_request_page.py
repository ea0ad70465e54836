"""The page of a Request: what each element did, and what a person can do about it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.modeler.test_pages import violations
from tests.requests_pages.conftest import Orders

pytestmark = pytest.mark.browser


def resolve(page: Page, button: str, verb: str, *, why: str = "As agreed") -> None:
    """Choose what to do about the incident and say why."""
    page.get_by_role("button", name=button, exact=True).click()
    finish(page, verb, why=why)


def finish(page: Page, verb: str, *, why: str = "As agreed") -> None:
    """Say why, and do what the open dialog asks for."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Why?").fill(why)
    dialog.get_by_role("button", name=verb, exact=True).click()
    expect(dialog).to_have_count(0)


def test_marks_say_where_the_request_is(orders: Orders) -> None:
    page = orders.stopped("Marks")

    expect(page.locator(".pb-mark-incident")).to_have_count(1)
    expect(page.locator(".pb-mark-waiting")).to_have_count(1)
    expect(page.locator(".pb-mark-done")).to_have_count(2)


def test_an_element_shows_what_was_sent_and_why_it_failed(orders: Orders) -> None:
    page = orders.stopped("Attempts")

    page.locator('[data-element-id="Task_Stock"] .djs-hit').first.click(force=True)

    attempt = page.locator(".pb-attempt").first
    expect(attempt).to_contain_text("127.0.0.1")
    attempt.get_by_text("Input", exact=True).click()
    expect(attempt).to_contain_text("http://127.0.0.1:9/stock")


def test_the_list_of_elements_is_the_diagram_by_keyboard(orders: Orders) -> None:
    page = orders.stopped("Keys")
    page.get_by_role("tab", name="Timeline").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")

    expect(page.locator("#element-title")).to_have_text("Order taken")
    chosen = page.locator('[data-element-id="Split"]')
    expect(chosen).to_have_class(re.compile("selected"))
    expect(page.locator('[data-took-part="Split"]')).to_be_focused()


def test_arrow_keys_go_through_the_diagram(orders: Orders) -> None:
    page = orders.stopped("Arrows")
    page.get_by_role("application").focus()

    page.keyboard.press("ArrowRight")
    expect(page.locator("#element-title")).to_have_text("Order placed")
    page.keyboard.press("Escape")

    expect(page.locator("#element-title")).to_have_count(0)


def test_retrying_with_changes_sends_only_what_was_changed(orders: Orders) -> None:
    page = orders.stopped("Changes")
    page.get_by_role("button", name="Retry with changes…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("url", exact=True).fill("http://127.0.0.1:9/elsewhere")

    with page.expect_request("**/api/incidents/*/retry/") as sent:
        finish(page, "Try again with the changes")

    content = sent.value.post_data_json
    assert content["settings"] == {"url": "http://127.0.0.1:9/elsewhere"}
    assert content["variables"] == {}
    expect(page.locator(".pb-resolved")).to_contain_text("is tried again")


def test_outputs_that_are_no_object_stay_in_the_dialog(orders: Orders) -> None:
    page = orders.stopped("Outputs")
    page.get_by_role("button", name="Skip…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Outputs").fill("[1]")
    dialog.get_by_label("Why?").fill("Known")
    dialog.get_by_role("button", name="Skip and go on").click()

    expect(dialog).to_contain_text("Write an object")
    expect(dialog.get_by_label("Outputs")).to_have_attribute("aria-invalid", "true")


def test_the_request_goes_on_at_another_element(orders: Orders) -> None:
    page = orders.stopped("Elsewhere")
    page.get_by_role("button", name="Go to…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Element").select_option("Task_Check")

    finish(page, "Go on there")

    expect(page.get_by_role("tabpanel")).to_contain_text("went on at")
    expect(page.locator(".pb-mark-incident")).to_have_count(0)


def test_a_task_is_done_in_place(orders: Orders) -> None:
    page = orders.stopped("Task")
    resolve(page, "Skip…", "Skip and go on")
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.locator("[data-task]")).to_contain_text("Fill in “Decision”.")
    expect(page.get_by_label("Decision")).to_be_focused()

    page.get_by_label("Decision").select_option("yes")
    page.get_by_role("button", name="Done", exact=True).click()

    expect(page.locator(".pb-task-done")).to_contain_text("“Check the order” is done.")
    expect(page.locator("header").first).to_contain_text("Completed")


def test_what_is_filled_in_stays_when_something_changes(orders: Orders) -> None:
    page = orders.stopped("Half")
    page.get_by_label("Note").fill("Half a sent")
    resolve(page, "Skip…", "Skip and go on")

    expect(page.locator("header").first).to_contain_text("Waiting")
    expect(page.get_by_label("Note")).to_have_value("Half a sent")


def test_it_asks_by_itself_where_no_socket_gets_through(orders: Orders) -> None:
    request = orders.start("No socket")
    page = orders.visitor.context.new_page()
    page.route_web_socket(re.compile("/ws/requests/"), WebSocketRoute.close)
    page.goto(f"{orders.visitor.server.address}/requests/{request}/")
    expect(page.locator("header").first).to_contain_text("Incident")

    orders.call("POST", f"/api/requests/{request}/cancel/", {"why": "Enough"})

    expect(page.locator("header").first).to_contain_text("Cancelled", timeout=20_000)


def test_data_is_changed_with_a_reason(orders: Orders) -> None:
    page = orders.stopped("Data")
    page.get_by_role("tab", name="Data").click()
    page.get_by_role("button", name="Edit amount").click()
    page.get_by_role("dialog").get_by_label("Value").fill("13")

    finish(page, "Change the value", why="Counted again")

    row = page.get_by_role("row", name=re.compile("^amount"))
    expect(row).to_contain_text("13")
    page.get_by_role("tab", name="Timeline").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("Counted again")


def test_files_and_comments_belong_to_it(orders: Orders) -> None:
    page = orders.stopped("More")
    page.get_by_role("tab", name="Files").click()
    content = {"name": "list.txt", "mimeType": "text/plain", "buffer": b"3 breads"}
    page.get_by_label("Add a file").set_input_files([content])
    expect(page.get_by_role("link", name="list.txt")).to_be_visible()

    page.get_by_role("tab", name="Comments").click()
    page.get_by_label("Write a comment").fill("Who knows <b>the stock</b>?")
    page.get_by_role("button", name="Comment", exact=True).click()

    expect(page.locator(".pb-comments")).to_contain_text("<b>the stock</b>")


@pytest.mark.parametrize(
    "tab", ["Timeline", "Elements", "Data", "Files", "People", "Comments"]
)
def test_every_tab_is_accessible(orders: Orders, tab: str) -> None:
    page = orders.stopped("Tabs")
    page.get_by_role("tab", name=tab).click()
    page.wait_for_load_state("networkidle")

    assert violations(page) == []


@pytest.mark.parametrize(
    "button", ["Retry…", "Retry with changes…", "Skip…", "Go to…", "Cancel…"]
)
def test_every_dialog_is_accessible(orders: Orders, button: str) -> None:
    page = orders.stopped("Dialogs")
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()

    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=button, exact=True)).to_be_focused()
