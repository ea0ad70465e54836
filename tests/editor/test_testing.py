"""Testing before publishing: one step in its form, scenarios below the diagram."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Theme, Visitor
from tests.editor.test_form import RULES, open_sample, saved, select

pytestmark = pytest.mark.browser
SAMPLE = Path(__file__).parents[2] / "modeler/samples/order-to-delivery.bpmn"
ALARM = '{"alarm": {"service": "Mail", "text": "Disk full"}}'
ORDER = '{"order": {"id": 7, "item": "A-1", "email": "a@example.com"}}'
SOLD_OUT = '[{"element": "Task_Check", "outputs": {"body": {"available": 0}}}]'


def expect_refusals(visitor: Visitor, count: int) -> None:
    """Take what the console says of refused requests, which the test wanted."""
    refused = [one for one in visitor.errors if "422" in one]
    assert len(refused) == count
    visitor.errors = [one for one in visitor.errors if one not in refused]


def violations(page: Page) -> list[tuple[str, str]]:
    """Return what keeps people from using the page."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


def open_part(page: Page, element: str = "Task_Escalate") -> Locator:
    """Open the part of the form that tests a step."""
    form = select(page, element)
    form.get_by_text("Test this step", exact=True).click()
    return form


def test_a_step_is_tested_dry_and_for_real(visitor: Visitor) -> None:
    page = open_sample(visitor, "Incident alert")
    form = open_part(page)
    form.get_by_label("Sample variables").fill(ALARM)
    form.get_by_label("Sample variables").press("Tab")
    page.keyboard.press("Enter")
    expect(form.get_by_text("Nothing was sent.")).to_be_visible()
    expect(form.locator(".pb-test-result")).to_contain_text("Mail is still down")

    form.get_by_role("button", name="Run for real").click()
    page.get_by_role("dialog").get_by_role("button", name="Run for real").click()
    expect(form.get_by_text("It worked.")).to_be_visible()
    expect(form.get_by_text("E-mail: Mail is still down")).to_be_visible()

    form.locator(".pb-json-pick").first.click()
    expect(form.get_by_text("Kept as message_id, under Result.")).to_be_visible()
    saved(page)
    result = form.locator('[data-setting="step:outputs"]')
    expect(result.get_by_label("Variable", exact=True)).to_have_value("message_id")
    expect(result.get_by_label("Value", exact=True)).to_have_value(
        re.compile("message_id")
    )

    page.get_by_role("button", name="Undo").click()
    expect(result.get_by_label("Variable", exact=True)).to_have_count(0)
    form.get_by_role("button", name="Run for real").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_setting_that_is_the_reason_says_so_at_its_field(visitor: Visitor) -> None:
    page = open_sample(visitor, "Incident alert")
    form = open_part(page)
    form.get_by_label("Sample variables").fill("{}")
    form.get_by_role("button", name="Dry run").click()

    subject = form.get_by_label("Subject", exact=True)
    expect(subject).to_have_attribute("aria-invalid", "true")
    form.get_by_role("button", name="Show the setting").click()
    expect(subject).to_be_focused()
    expect(form.get_by_role("button", name="Dry run")).to_be_enabled()
    expect_refusals(visitor, 1)


def test_what_is_no_json_is_said_before_it_is_sent(visitor: Visitor) -> None:
    page = open_sample(visitor, "Incident alert")
    form = open_part(page)
    form.get_by_label("Sample variables").fill("[1, 2]")

    expect(form.get_by_text("This is no JSON object.")).to_be_visible()
    expect(form.get_by_role("button", name="Dry run")).to_be_disabled()


CREATE = """async (bpmn) => {
  const context = document.getElementById('page-context').textContent;
  const answer = await fetch('/api/processes/', {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-CSRFToken': JSON.parse(context).csrf,
    },
    body: JSON.stringify({ name: 'Orders', bpmn }),
  });
  return (await answer.json()).id;
}"""


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """Return the editor of a process of its own, with the scenarios open."""
    page = visitor.open("/")
    made = page.evaluate(CREATE, SAMPLE.read_text(encoding="utf-8"))
    page.goto(f"{visitor.server.address}/processes/{made}/")
    saved(page)
    page.get_by_role("tab", name="Scenarios").click()
    return page


def keep(page: Page, name: str) -> Locator:
    """Keep a dry run as a scenario and return the tab."""
    tab = page.locator("#drawer-scenarios")
    tab.get_by_role("button", name="New from a dry run").click()
    tab.get_by_label("Variables").fill(ORDER)
    tab.get_by_label("Answers and events").fill(SOLD_OUT)
    tab.get_by_role("button", name="Dry run", exact=True).click()
    expect(tab.get_by_text("Completed")).to_be_visible()
    tab.get_by_label("Name").fill(name)
    tab.get_by_role("button", name="Keep as scenario").click()
    expect(tab.locator(".pb-scenario")).to_contain_text("Passed")
    return tab


def test_a_dry_run_becomes_a_scenario_that_guards_publishing(
    page: Page, visitor: Visitor
) -> None:
    tab = keep(page, "Sold out")
    marked = page.locator(".djs-shape.pb-run-passed")
    expect(marked).to_have_count(5)
    expect(page.locator(".pb-run-number").first).to_have_text("1")

    tab.get_by_text("Sample data and expectations").click()
    tab.get_by_label("Expectations").fill('{"passed": ["Task_Pack"]}')
    tab.get_by_role("button", name="Save and run").click()
    expect(tab.locator(".pb-scenario")).to_contain_text("Failed")
    tab.locator(".pb-scenario-row").click()
    expect(marked).to_have_count(0)

    page.get_by_role("button", name="Publish", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Publish version 1").click()
    told = "Scenario “Sold out”: “Pack the parcel” should be passed, but was not."
    dialog.get_by_role("button", name=told).click()
    expect(marked).to_have_count(5)

    tab.get_by_text("Sample data and expectations").click()
    tab.get_by_role("button", name="Expect what it does now").click()
    tab.get_by_role("button", name="Save and run").click()
    expect(tab.locator(".pb-scenario")).to_contain_text("Passed")
    page.get_by_role("button", name="Publish", exact=True).click()
    dialog.get_by_role("button", name="Publish version 1").click()
    expect(page.get_by_role("dialog", name="Version 1 is published")).to_be_visible()
    expect_refusals(visitor, 1)


def test_a_change_of_the_draft_makes_a_result_old(page: Page) -> None:
    tab = keep(page, "Sold out")
    form = select(page, "Task_Sorry")
    form.get_by_label("Subject", exact=True).fill("Sorry")
    form.get_by_label("Subject", exact=True).press("Enter")
    expect(tab.locator(".pb-scenario")).to_contain_text("before the last changes")

    tab.get_by_role("button", name="Run all").click()
    expect(tab.get_by_text("All 1 passed.")).to_be_visible()
    tab.get_by_text("Sample data and expectations").click()
    tab.get_by_role("button", name="Delete").click()
    expect(tab.locator(".pb-scenario")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_parts_are_accessible(visitor: Visitor, theme: Theme) -> None:
    page = open_sample(visitor, "Incident alert", theme=theme)
    form = open_part(page)
    form.get_by_label("Sample variables").fill(ALARM)
    form.get_by_role("button", name="Dry run").click()
    expect(form.get_by_text("Nothing was sent.")).to_be_visible()
    page.get_by_role("tab", name="Scenarios").click()
    tab = page.locator("#drawer-scenarios")
    tab.get_by_role("button", name="New from a dry run").click()
    tab.get_by_role("button", name="Dry run", exact=True).click()
    expect(tab.locator(".pb-run-end")).to_be_visible()

    assert violations(page) == []
