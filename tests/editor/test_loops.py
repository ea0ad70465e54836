"""The list that a multi-instance activity goes through, in the form."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import Visitor
from tests.editor.test_form import saved, select

pytestmark = pytest.mark.browser
REPEAT = """() => {
  const modeler = document.getElementById('editor-canvas').modeler;
  const loop = modeler.get('bpmnFactory').create(
    'bpmn:MultiInstanceLoopCharacteristics', {});
  const task = modeler.get('elementRegistry').get('Task_Ask');
  loop.$parent = task.businessObject;
  modeler.get('modeling').updateProperties(task, { loopCharacteristics: loop });
}"""


def test_a_list_is_written_kept_and_undone(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.locator('.pb-samples .pb-card-link:has-text("Vacation")').click()
    saved(page)
    page.evaluate(REPEAT)
    form = select(page, "Task_Ask")
    filled = {
        "For each of": "order.lines",
        "Kept as": "line",
        "Variable for all results": "receipts",
        "Result of one instance": "receipt.id",
        "Done early when": "line.last",
    }
    for label, value in filled.items():
        form.get_by_label(label, exact=True).fill(value)
        page.keyboard.press("Control+Enter")
    saved(page)
    page.reload()
    saved(page)
    form = select(page, "Task_Ask")
    for label, value in filled.items():
        expect(form.get_by_label(label, exact=True)).to_have_value(value)

    identifier = page.url.rstrip("/").split("/")[-1]
    address = f"{visitor.server.address}/api/processes/{identifier}/bpmn"
    text = page.request.get(address).text()
    loop = re.search(r"<bpmn:multiInstance[^>]*>", text)
    assert loop is not None
    assert sorted(re.findall(r'connector:(\w+)="([^"]*)"', loop[0])) == [
        ("collection", "=order.lines"),
        ("item", "line"),
        ("outputCollection", "receipts"),
        ("outputItem", "=receipt.id"),
    ]

    form.get_by_label("Kept as", exact=True).fill("")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(form.get_by_label("Kept as", exact=True)).to_have_value("line")
