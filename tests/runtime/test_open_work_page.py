"""The numbers of the header in Chromium: they change while the page is open."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.conftest import Visitor
from tests.modeler.conftest import BPMN
from tests.modeler.test_pages import violations
from tests.runtime.test_metrics_page import Ask, ask

__all__ = ["ask"]
pytestmark = pytest.mark.browser


def test_a_new_task_is_counted_at_once(visitor: Visitor, ask: Ask) -> None:
    visitor.open("/").close()
    file = BPMN.replace("bpmn:task", "bpmn:userTask")
    process = ask("/api/processes/", {"name": "Asked", "bpmn": file})["id"]
    ask(f"/api/processes/{process}/versions/", {"note": "", "revision": 0})
    page = visitor.open("/requests/")
    badge = page.locator("[data-open-work=tasks] [data-count]")
    before = int(badge.inner_text() or 0) if badge.is_visible() else 0

    ask("/api/requests/", {"process": process})

    expect(badge).to_have_text(str(before + 1))
    expect(page.get_by_role("link", name=f"Tasks {before + 1} open")).to_be_visible()
    assert violations(page) == []
