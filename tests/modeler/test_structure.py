"""Pools, lanes, planes and roots: two editors and the file agree, also when undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import Visitor
from tests.modeler.test_convergence import GET, entries, equip, open_twice, settle

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCRIPT = Path(__file__).with_name("structure.js").read_text(encoding="utf-8")


def steps(page: Page) -> list[str]:
    """Give the page its edits; return their names."""
    script = SCRIPT.split("\n", 1)[1].strip().rstrip(";")
    names: list[str] = page.evaluate(
        f"() => Object.keys(window.steps = ({script})({GET}))"
    )
    return names


def assert_same(visitor: Visitor, pages: list[Page], path: str, step: str) -> None:
    """Both editors and a fresh one show the same."""
    settle(pages)
    pages[0].wait_for_timeout(600)
    settle(pages)
    fresh = visitor.open(path)
    fresh.wait_for_selector("[data-state=saved]")
    first, second = (entries(page) for page in pages)
    assert first == second, step
    assert entries(equip(fresh, 0)) == first, step
    fresh.close()


def test_every_step_is_followed_and_can_be_undone(visitor: Visitor) -> None:
    pages, path = open_twice(visitor, "Vacation request", 1)
    before = entries(pages[0])
    names = steps(pages[0])

    for name in names:
        pages[0].evaluate("(name) => { window.steps[name]() }", name)
        assert_same(visitor, pages, path, name)
    for name in reversed(names):
        pages[0].evaluate(f"() => {{ ({GET})('session').undo() }}")
        assert_same(visitor, pages, path, f"undo: {name}")

    after = entries(pages[0])
    assert set(after) == set(before)
    assert all(after[i]["type"] == before[i]["type"] for i in before if i)
