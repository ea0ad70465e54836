"""The page of metrics in Chromium: the coloured diagram and its table are one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Theme, Visitor
from tests.modeler.conftest import BPMN
from tests.modeler.test_pages import violations

pytestmark = pytest.mark.browser
Ask = Callable[..., dict[str, str]]


@pytest.fixture
def ask(visitor: Visitor) -> Ask:
    """Return a function that posts JSON as the visitor."""

    def post(path: str, content: dict[str, object]) -> dict[str, str]:
        found = [one for one in visitor.context.cookies() if one["name"] == "csrftoken"]
        response = visitor.context.request.post(
            visitor.server.address + path,
            data=content,
            headers={"X-CSRFToken": found[0]["value"]},
        )
        assert response.ok, response.text()
        answer: dict[str, str] = response.json()
        return answer

    return post


@pytest.fixture
def process(visitor: Visitor, ask: Ask) -> str:
    """Return the id of a process of which three Requests ran."""
    visitor.open("/").close()
    process = ask("/api/processes/", {"name": "Asking", "bpmn": BPMN})["id"]
    ask(f"/api/processes/{process}/versions/", {"note": "", "revision": 0})
    for _ in range(3):
        ask("/api/requests/", {"process": process})
    return process


def opened(visitor: Visitor, process: str, theme: Theme = "light") -> Page:
    """Open the page and wait until the diagram is drawn and coloured by count."""
    page = visitor.open(f"/processes/{process}/metrics/?days=7", theme=theme)
    page.wait_for_selector(".pb-request-canvas[data-state=drawn]")
    page.get_by_role("radio", name="Entered").check()
    return page


def test_elements_are_coloured_and_say_their_value(
    visitor: Visitor, process: str
) -> None:
    page = opened(visitor, process)

    task = page.locator('[data-element-id="Task_1"].djs-element')
    expect(task).to_have_class("djs-element djs-shape pb-heat-5")
    expect(page.locator(".pb-heat-value").first).to_have_text("3")
    expect(page.locator(".pb-heat-legend li")).to_have_count(5)


def test_a_row_shows_its_element_and_an_element_its_row(
    visitor: Visitor, process: str
) -> None:
    page = opened(visitor, process)

    page.get_by_role("button", name="Old").press("Enter")
    expect(page.locator(".djs-element.selected")).to_have_attribute(
        "data-element-id", "Task_1"
    )

    page.get_by_role("application").press("ArrowRight")
    expect(page.locator("tr.pb-row-selected")).to_have_attribute("data-element", "End")
    page.get_by_role("application").press("Enter")
    expect(page.get_by_role("button", name="Answered")).to_be_focused()


def test_a_column_sorts_the_table(visitor: Visitor, process: str) -> None:
    page = opened(visitor, process)
    table = page.get_by_role("table", name="Figures of the elements")

    table.get_by_role("button", name="Element").click()

    expect(table.locator("tbody th")).to_have_text(["Answered", "Asked", "Old"])
    expect(table.locator("th[aria-sort=ascending]")).to_have_text("Element")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_is_accessible(visitor: Visitor, process: str, theme: Theme) -> None:
    page = opened(visitor, process, theme)

    assert violations(page) == []


def test_the_card_of_a_process_leads_to_its_metrics(
    visitor: Visitor, process: str
) -> None:
    page = visitor.open("/")
    page.locator(f'[data-process="{process}"] [data-process-menu]').click()
    page.get_by_role("menuitem", name="Metrics").click()

    page.wait_for_url(f"**/processes/{process}/metrics/")
    expect(page.get_by_role("heading", name="Asking")).to_be_visible()
