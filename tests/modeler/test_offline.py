"""Nothing typed is lost: without a connection, and when the server dies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Installation, Visitor

pytestmark = pytest.mark.browser
GET = "(name) => document.getElementById('editor-canvas').modeler.get(name)"


def rename(page: Page, name: str) -> None:
    """Rename a task of the sample."""
    page.evaluate(
        f"""(name) => ({GET})('modeling')
          .updateLabel(({GET})('elementRegistry').get('Task_Approve'), name)""",
        name,
    )


def open_sample(page: Page) -> None:
    """Open a copy of a sample."""
    page.locator('.pb-samples .pb-card-link:has-text("Vacation")').click()
    saved(page)


def saved(page: Page) -> None:
    """Wait until the server has everything."""
    state = page.locator("[data-state]")
    expect(state).to_have_attribute("data-state", "saved", timeout=30_000)


def test_edits_wait_while_there_is_no_connection(visitor: Visitor) -> None:
    page = visitor.open("/")
    open_sample(page)

    visitor.context.set_offline(True)
    rename(page, "Written offline")
    expect(page.locator(".pb-saved")).to_contain_text("1 change kept here")
    visitor.context.set_offline(False)

    saved(page)
    visitor.errors.clear()
    page.reload()
    saved(page)
    expect(page.locator('[data-element-id="Task_Approve"]')).to_contain_text("offline")


def test_where_no_websocket_gets_through_edits_go_over_http(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.route_web_socket("**/ws/**", lambda socket: socket.close())
    open_sample(page)

    rename(page, "Over HTTP")

    page.wait_for_timeout(300)
    saved(page)
    address = page.url.replace("/processes/", "/api/processes/") + "bpmn"
    assert "Over HTTP" in visitor.context.request.get(address).text()
    visitor.errors.clear()


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Installation]:
    """Return a server that the test may end."""
    installation = Installation(tmp_path)
    installation.manage("prepare")
    installation.start()
    yield installation
    installation.kill()


def test_edits_survive_the_end_of_the_server_and_of_the_page(
    browser: Browser, mortal: Installation
) -> None:
    page = browser.new_context().new_page()
    page.goto(mortal.link)
    open_sample(page)
    port = int(mortal.address.rpartition(":")[2])

    mortal.kill()
    rename(page, "Kept on this device")
    expect(page.locator(".pb-saved")).to_contain_text("kept here", timeout=15_000)
    mortal.start(port)
    page.reload()

    saved(page)
    task = page.locator('[data-element-id="Task_Approve"]')
    expect(task).to_contain_text("Kept")
    page.get_by_role("button", name="Undo").click()
    expect(task).to_contain_text("Approve")
    page.context.close()


def test_a_file_without_a_diagram_is_laid_out_and_changed_only_by_an_edit(
    visitor: Visitor,
) -> None:
    page = visitor.open("/")
    page.get_by_role("button", name="Import").first.click()
    page.get_by_label("Or paste").fill(WITHOUT_DIAGRAM)
    page.get_by_role("button", name="Import the text").click()
    page.get_by_role("dialog").get_by_role("link", name="Open").first.click()
    saved(page)
    address = page.url.replace("/processes/", "/api/processes/") + "bpmn"

    expect(page.locator('[data-element-id="Task_1"]')).to_be_visible()
    assert visitor.context.request.get(address).text() == WITHOUT_DIAGRAM
    page.evaluate(
        f"""() => ({GET})('modeling')
          .updateLabel(({GET})('elementRegistry').get('Task_1'), 'Named')"""
    )
    page.wait_for_timeout(300)
    saved(page)
    after = visitor.context.request.get(address).text()
    assert 'name="Named"' in after
    assert "BPMNShape" in after
    assert "<!-- kept -->" in after


WITHOUT_DIAGRAM = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D"
  targetNamespace="urn:x">
  <process id="P" isExecutable="true"><!-- kept -->
    <startEvent id="S" />
    <task id="Task_1" name="Old" />
    <endEvent id="E" />
    <sequenceFlow id="F1" sourceRef="S" targetRef="Task_1" />
    <sequenceFlow id="F2" sourceRef="Task_1" targetRef="E" />
  </process>
</definitions>
"""
