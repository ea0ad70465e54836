"""Takes the pictures of the documents: `make pictures`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium
from tests.conftest import Installation, Theme

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
SIZE = {"width": 1280, "height": 800}


def open_sample(page: Page) -> None:
    """Open a sample with a connector selected."""
    page.locator('.pb-samples .pb-card-link:has-text("Vacation")').click()
    page.wait_for_selector("[data-state=saved]")
    page.wait_for_timeout(1500)
    page.locator('[data-element-id="Task_Tell"] .djs-hit').first.click(force=True)
    page.wait_for_timeout(1000)


def take(browser: Browser, server: Installation, theme: Theme) -> None:
    """Take all pictures of one theme."""
    context = browser.new_context(viewport=SIZE, color_scheme=theme)
    page = context.new_page()
    page.goto(server.link)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"start-{theme}.png")
    open_sample(page)
    page.screenshot(path=PICTURES / f"editor-{theme}.png")
    subject = page.locator('[data-setting="subject"]').locator("input, textarea").first
    subject.fill("")
    subject.press("Enter")
    page.get_by_role("tab", name="Findings").click()
    page.wait_for_selector(".pb-finding-error")
    page.screenshot(path=PICTURES / f"findings-{theme}.png")
    context.close()


def main() -> None:
    """Start a fresh installation and take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Installation(Path(folder))
        server.manage("prepare")
        server.start()
        browser = playwright.chromium.launch(
            executable_path=chromium.executable(), args=list(chromium.ARGUMENTS)
        )
        take(browser, server, "light")
        take(browser, server, "dark")
        browser.close()
        server.kill()


if __name__ == "__main__":
    main()
