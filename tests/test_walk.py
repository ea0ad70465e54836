"""What a newcomer does: from an imported file to a connector in an exported one."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Visitor

pytestmark = pytest.mark.browser
FILE = Path(__file__).parent / "fixtures/corpora/miwg-reference/A.2.1.bpmn"


def saved(page: Page) -> None:
    """Wait until the server has everything."""
    expect(page.locator("[data-state]")).to_have_attribute(
        "data-state", "saved", timeout=15_000
    )


def import_file(page: Page) -> None:
    """Import by the file chooser and open what was imported."""
    page.get_by_role("button", name="Import").first.click()
    page.locator("input[type=file]").set_input_files(FILE)
    report = page.locator(".pb-outcome-lines")
    expect(report).to_contain_text("activities")
    page.get_by_role("dialog").get_by_role("link", name="Open").first.click()
    saved(page)


def first_flow(page: Page) -> str:
    """Return the id of a flow between two tasks."""
    found: str = page.evaluate(
        """() => {
          const modeler = document.getElementById('editor-canvas').modeler;
          return modeler.get('elementRegistry').find((one) =>
            one.type === 'bpmn:SequenceFlow' && /Task/.test(one.source.type)
              && /Task/.test(one.target.type)).id;
        }"""
    )
    return found


def drag_onto_flow(page: Page, item: str) -> None:
    """Drag an item of the palette onto a flow between two tasks."""
    box = page.locator(f'[data-item="{item}"]').first.bounding_box()
    flow = page.locator(f'[data-element-id="{first_flow(page)}"] .djs-hit').first
    target = flow.bounding_box()
    assert box is not None
    assert target is not None
    page.mouse.move(box["x"] + 60, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 40, steps=6)
    middle = target["x"] + target["width"] / 2, target["y"] + target["height"] / 2
    page.mouse.move(*middle, steps=12)
    page.mouse.up()


def export(page: Page, kind: str) -> bytes:
    """Export and return what was downloaded."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
        page.get_by_role("menuitem", name=kind).click()
    return Path(download.value.path()).read_bytes()


def fill_in(page: Page) -> None:
    """Fill in what the form says is required."""
    form = page.locator("#editor-panel")
    expect(form).to_contain_text("required")
    expect(page.locator(".pb-header-errors")).to_contain_text("3 errors")
    to = page.locator('[data-setting="to"] input').first
    to.fill("{{ requester.email }}")
    to.press("Enter")
    subject = page.locator('[data-setting="subject"]').locator("input, textarea").first
    subject.fill("Order {{ order.id }} is on its way")
    expect(page.locator(".pb-summary")).to_contain_text("Order")
    subject.press("Enter")
    body = page.locator('[data-setting="body"] textarea').first
    body.fill("Hello")
    body.blur()
    saved(page)


def undo_and_redo(page: Page, with_connector: bytes) -> None:
    """Take one field back by key, bring it again by button, reload."""
    page.locator("#editor-canvas").click(position={"x": 30, "y": 30})
    page.keyboard.press("Control+z")
    page.wait_for_timeout(300)
    saved(page)
    without_body = export(page, "BPMN")
    assert b"Hello" not in without_body
    assert b"is on its way" in without_body
    page.get_by_role("button", name="Redo").click()
    page.wait_for_timeout(300)
    saved(page)
    assert export(page, "BPMN") == with_connector
    page.reload()
    saved(page)
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()


def publish(page: Page) -> None:
    """Publish the first version with a note."""
    page.get_by_role("button", name="Publish").click()
    page.get_by_label("What is new").fill("First")
    page.get_by_role("button", name="Publish version 1").click()
    dialog = page.get_by_role("dialog", name="Version 1 is published")
    dialog.get_by_role("button", name="Go on editing").click()


def test_from_an_imported_file_to_an_exported_connector(visitor: Visitor) -> None:
    page = visitor.open("/")
    import_file(page)
    original = FILE.read_bytes()
    assert export(page, "BPMN") == original

    page.get_by_role("combobox", name="Search elements").fill("mail")
    drag_onto_flow(page, "email:send")
    saved(page)
    fill_in(page)
    with_connector = export(page, "BPMN")
    undo_and_redo(page, with_connector)
    publish(page)

    assert_only_added(original.decode(), with_connector.decode())
    assert export(page, ".svg").startswith(b"<?xml")
    assert export(page, ".png").startswith(b"\x89PNG")
    assert_opens_elsewhere(visitor, with_connector)


def assert_only_added(before: str, after: str) -> None:
    """The file differs by what was added and by the flow that leads elsewhere."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0)
    removed = [line for line in lines if line.startswith("-") and line[:3] != "---"]
    kinds = ("targetRef", "sourceRef", "waypoint", "incoming", "outgoing", "Bounds")
    assert all(any(kind in line for kind in kinds) for line in removed), removed
    assert 'connector="email"' in after
    assert "Order {{ order.id }} is on its way" in after


def assert_opens_elsewhere(visitor: Visitor, data: bytes) -> None:
    """Plain bpmn-js, without any of our code, opens the file without a warning."""
    folder = Path(__file__).parent.parent / "node_modules/bpmn-js/dist"
    page = visitor.context.new_page()
    page.route(
        "**/plain.html",
        lambda route: route.fulfill(
            content_type="text/html",
            body="<!doctype html><title>Plain</title><div id='c'></div>",
        ),
    )
    page.goto(f"{visitor.server.address}/plain.html")
    page.evaluate((folder / "bpmn-viewer.production.min.js").read_text("utf-8"))
    warnings = page.evaluate(
        """async (xml) => {
          const viewer = new window.BpmnJS({ container: '#c' });
          return (await viewer.importXML(xml)).warnings.map(String);
        }""",
        data.decode(),
    )
    assert warnings == []
    page.close()


def test_everything_by_keyboard(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.get_by_role("button", name="New process").first.press("Enter")
    saved(page)

    page.keyboard.press("/")
    page.keyboard.type("approval")
    page.keyboard.press("Enter")
    saved(page)
    page.get_by_role("tab", name="Outline").press("Enter")
    row = page.get_by_role("treeitem").filter(has_text="User task")
    row.focus()
    row.press("Enter")
    name = page.locator("#editor-panel").get_by_label("Name").first
    name.fill("Approve it")
    name.press("Enter")
    saved(page)

    expect(page.get_by_role("treeitem").filter(has_text="Approve it")).to_be_visible()
    page.locator("#editor-canvas svg").first.focus()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("treeitem").filter(has_text="Approve it")).to_have_count(0)


def test_errors_block_publishing_and_lead_to_the_setting(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.get_by_role("button", name="New process").first.click()
    saved(page)
    page.get_by_role("combobox", name="Search elements").fill("mail")
    page.keyboard.press("Enter")
    saved(page)

    page.get_by_role("button", name="Publish").click()
    page.get_by_role("button", name="Publish version 1").click()
    page.locator(".pb-publish-errors button").filter(has_text="Subject").click()

    expect(
        page.locator('[data-setting="subject"]').locator("input, textarea").first
    ).to_be_focused()
    # Chromium itself logs that publishing was answered with 422.
    visitor.errors[:] = [one for one in visitor.errors if "422" not in one]


DOUBLED = """() => {
  const get = (name) => document.getElementById('editor-canvas').modeler.get(name);
  const [source, target] = ['Start', 'Task_Ask'].map((id) =>
    get('elementRegistry').get(id));
  get('modeling').connect(source, target, { type: 'bpmn:SequenceFlow' });
}"""


def test_a_finding_is_mended_by_one_click_and_that_can_be_undone(
    visitor: Visitor,
) -> None:
    page = visitor.open("/")
    page.locator('.pb-samples .pb-card-link:has-text("Vacation")').click()
    saved(page)
    page.evaluate(DOUBLED)
    page.get_by_role("tab", name="Findings").click()
    row = page.locator(".pb-finding").filter(has_text="no-duplicate-sequence-flows")

    row.first.get_by_role("button", name="Remove it").click()

    expect(row).to_have_count(0, timeout=10_000)
    saved(page)
    page.get_by_role("button", name="Undo").click()
    expect(row).not_to_have_count(0, timeout=10_000)
