"""What people are asked for, in the form of a user task and of a start event."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Theme, Visitor
from tests.editor.test_form import RULES, saved, select

pytestmark = pytest.mark.browser


def sample(visitor: Visitor, theme: Theme = "light") -> Page:
    """Open a copy of a sample that asks people."""
    page = visitor.open("/", theme=theme)
    page.locator('.pb-samples .pb-card-link:has-text("Vacation")').click()
    saved(page)
    return page


def asked(form: Locator, number: int, label: str) -> Locator:
    """Return a control of one field of the form."""
    rows = form.locator(".pb-asked > .pb-form-field > .pb-rows > .pb-row")
    return rows.nth(number).get_by_label(label, exact=True)


def labels(form: Locator) -> list[str]:
    """Return the labels of the fields, in order."""
    rows = form.locator(".pb-asked > .pb-form-field > .pb-rows > .pb-row")
    return [
        rows.nth(at).get_by_label("Label", exact=True).input_value()
        for at in range(rows.count())
    ]


def add(form: Locator, label: str) -> None:
    """Add a field by keyboard."""
    form.get_by_role("button", name="Add field").press("Enter")
    form.page.keyboard.type(label)
    form.page.keyboard.press("Enter")


def test_fields_are_added_and_undone_one_by_one(visitor: Visitor) -> None:
    page = sample(visitor)
    form = select(page, "Start")
    before = labels(form)
    add(form, "Colour of the bike")
    add(form, "Size")

    expect(asked(form, len(before), "Variable")).to_have_value("colour_of_the_bike")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    saved(page)
    page.reload()
    saved(page)
    form = select(page, "Start")
    assert labels(form) == [*before, "Colour of the bike"]


def test_a_choice_needs_values(visitor: Visitor) -> None:
    page = sample(visitor)
    form = select(page, "Start")
    at = len(labels(form))
    add(form, "Colour")
    asked(form, at, "Type").select_option("choice")
    expect(form.get_by_text("required")).to_be_visible()
    form.get_by_role("button", name="Add choice").click()
    page.keyboard.type("red")
    page.keyboard.press("Enter")

    expect(form.get_by_text("required")).to_have_count(0)


def test_a_variable_that_cannot_be_used_is_explained(visitor: Visitor) -> None:
    page = sample(visitor)
    form = select(page, "Start")
    at = len(labels(form))
    add(form, "When")
    asked(form, at, "Variable").fill("date")
    expect(asked(form, at, "Variable")).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_text('"date" cannot name a variable.')).to_be_visible()
    asked(form, at, "Variable").fill("order.date")
    page.keyboard.press("Enter")

    expect(form.get_by_text("cannot name a variable")).to_have_count(0)


def test_fields_are_moved_and_removed_by_keyboard(visitor: Visitor) -> None:
    page = sample(visitor)
    form = select(page, "Start")
    before = labels(form)
    for label in ("One", "Two"):
        add(form, label)
    handle = form.get_by_role("button", name=f"Move Field {len(before) + 2}:")
    handle.press("Alt+ArrowUp")
    assert labels(form) == [*before, "Two", "One"]

    remove = form.get_by_role("button", name=f"Remove Field {len(before) + 1}")
    remove.press("Enter")

    assert labels(form) == [*before, "One"]


def test_two_editors_see_the_same_fields(visitor: Visitor) -> None:
    one = sample(visitor)
    form = select(one, "Start")
    two = visitor.open(one.url.removeprefix(visitor.server.address))
    saved(two)
    other = select(two, "Start")
    before = len(labels(other))
    add(form, "Colour")

    expect(asked(other, before, "Label")).to_have_value("Colour")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_accessible(visitor: Visitor, theme: Theme) -> None:
    page = sample(visitor, theme)
    form = select(page, "Start")
    add(form, "Colour")
    asked(form, len(labels(form)) - 1, "Type").select_option("choice")
    form.get_by_role("button", name="Add choice").click()

    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
