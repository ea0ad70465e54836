"""Errors that an operation declares are caught in one click."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

import bpmn
from tests.conftest import Visitor
from tests.editor.test_form import open_sample, saved, select

pytestmark = pytest.mark.browser


def test_an_error_is_caught_in_one_click_and_one_undo(visitor: Visitor) -> None:
    page = open_sample(visitor, "Vacation request")
    form = select(page, "Task_Tell")
    form.get_by_text("Errors", exact=True).click()
    form.get_by_role("button", name="Catch", exact=False).first.focus()
    page.keyboard.press("Enter")
    saved(page)

    shown = form.get_by_role("button", name="Show what catches")
    expect(shown).to_be_visible()
    path = page.evaluate(
        "JSON.parse(document.getElementById('page-context').textContent).urls.bpmn"
    )
    text = page.evaluate("path => fetch(path).then((one) => one.text())", path)
    assert 'errorCode="recipient-refused"' in text
    assert 'attachedToRef="Task_Tell"' in text
    assert bpmn.read(text.encode()).by_id["Task_Tell"] is not None
    page.reload()
    saved(page)
    form = select(page, "Task_Tell")
    form.get_by_text("Errors", exact=True).click()
    expect(form.get_by_role("button", name="Show what catches")).to_be_visible()

    page.keyboard.press("Control+z")
    saved(page)
    text = page.evaluate("path => fetch(path).then((one) => one.text())", path)
    assert "errorCode" not in text
