"""Every page in Chromium: accessible, under the strict policy, in light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import Theme, Visitor

pytestmark = pytest.mark.browser
PAGES = {
    "start": "/",
    "nothing found": "/?search=qqqq",
    "shared with nobody": "/?show=shared",
    "connectors": "/connectors/",
    "account": "/account/",
    "help": "/help/change-sets/",
    "tour": "/help/tour/",
    "rule": "/help/rules/no-recipient/",
    "sign in": "/sign-in/",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def violations(page: object) -> list[str]:
    """Return what axe finds, in words."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{one['id']}: {one['help']} {[n['html'][:120] for n in one['nodes']][:3]}"
        for one in found
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_accessible(visitor: Visitor, path: str, theme: Theme) -> None:
    page = visitor.open(path, theme=theme)

    assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_editor_is_accessible(visitor: Visitor, theme: Theme) -> None:
    page = visitor.open("/", theme=theme)
    page.locator('.pb-samples .pb-card-link:has-text("Vacation")').click()
    page.wait_for_selector("[data-state=saved]")
    page.locator('[data-element-id="Task_Approve"] .djs-hit').first.click()

    assert violations(page) == []


def test_the_versions_page_is_accessible(visitor: Visitor) -> None:
    page = visitor.open("/")
    page.locator(".pb-card-link").first.click()
    page.wait_for_selector("[data-state=saved]")
    page.goto(f"{page.url}versions/")

    assert violations(page) == []


def test_every_answer_carries_the_strict_policy(visitor: Visitor) -> None:
    response = visitor.context.request.get(visitor.server.address)

    policy = response.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
