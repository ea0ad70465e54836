"""Two real editors edit the same process at random and end the same, as the server."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import bpmn
from tests.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STEPS = int(os.environ.get("CONVERGENCE_STEPS", "120"))
SEEDS = [int(s) for s in os.environ.get("CONVERGENCE_SEEDS", "3,14").split(",")]
SAMPLES = ("Vacation request", "Order to delivery")
SCRIPT = Path(__file__).with_name("convergence.js").read_text(encoding="utf-8")
GET = "(name) => document.getElementById('editor-canvas').modeler.get(name)"
STATE = f"""() => {{
  const session = ({GET})('session');
  return [session.ledger.pending.length, session.ledger.revision];
}}"""
SETTLE = 60


def equip(page: Page, seed: int) -> Page:
    """Give a page its random edits."""
    script = SCRIPT.split("\n", 1)[1].strip().rstrip(";")
    page.evaluate(f"window.edits = ({script})({GET}, {seed})")
    return page


def settle(pages: list[Page]) -> None:
    """Wait until nothing waits and all have the same revision."""
    end = time.monotonic() + SETTLE
    while time.monotonic() < end:
        states = [page.evaluate(STATE) for page in pages]
        if states == [states[0]] * len(states) and states[0][0] == 0:
            return
        pages[0].wait_for_timeout(100)
    raise AssertionError(f"The editors did not settle: {states}")


def xsd_findings(data: bytes) -> list[str]:
    """Return what the schema says about a file."""
    return [f.message for f in bpmn.check(bpmn.read(data)) if f.rule == "xsd"]


def open_twice(visitor: Visitor, sample: str, seed: int) -> tuple[list[Page], str]:
    """Open a fresh process in two tabs."""
    first = visitor.open("/")
    first.locator(f'.pb-samples .pb-card-link:has-text("{sample}")').click()
    first.wait_for_selector("[data-state=saved]")
    path = first.url.removeprefix(visitor.server.address)
    second = visitor.open(path)
    second.wait_for_selector("[data-state=saved]")
    return [equip(first, seed * 2), equip(second, seed * 2 + 1)], path


def entries(page: Page) -> dict[str, Any]:
    """Return everything that an editor shows."""
    found: dict[str, Any] = page.evaluate("() => window.edits.entries()")
    return found


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("seed", SEEDS)
def test_two_editors_never_diverge(visitor: Visitor, seed: int, sample: str) -> None:
    pages, path = open_twice(visitor, sample, seed)
    chance = random.Random(seed)  # noqa: S311  (no secret)

    for _ in range(STEPS):
        page = chance.choice(pages)
        page.evaluate("() => { window.edits.step() }")
        if chance.random() < 0.3:
            page.wait_for_timeout(chance.choice([0, 20, 60]))
    settle(pages)

    shown = [entries(page) for page in pages]
    fresh = visitor.open(path)
    fresh.wait_for_selector("[data-state=saved]")
    file = visitor.context.request.get(f"{visitor.server.address}/api{path}bpmn").body()
    assert shown[0] == shown[1]
    assert entries(equip(fresh, 0)) == shown[0]
    assert xsd_findings(file) == []
    kinds = {k for page in pages for k in page.evaluate("() => window.edits.done")}
    assert len(kinds) >= 20
