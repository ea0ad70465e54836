"""Takes the pictures of the documents: `make pictures`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium
from tests.conftest import Installation, Theme

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
SIZE = {"width": 1280, "height": 800}
SEED = """
from django.contrib.auth.models import User
from modeler.models import Process
from modeler.services.versions import publish_version
from runtime.models import UserTask
from runtime.services.starting import start_as_person
from runtime.services.tasks import complete_task
person = User.objects.get()
person.first_name, person.last_name = "Ada", "Byron"
person.email = "ada@example.com"
person.save()
def started(name, start, **variables):
    process = Process.objects.get(name=name)
    if not process.versions.exists():
        publish_version(process=process, note="", by=person)
    order = {"process": process.pk, "by": person, "element": start, "key": ""}
    return start_as_person(**order, variables=variables)
for days in ("1", "12"):
    started("Vacation request", "")
    task = UserTask.objects.filter(status="open").order_by("-id").first()
    sent = {"request.from": "2027-02-01", "request.days": days}
    complete_task(task=task, sent=sent, by=person)
alarm = {"service": "Shop", "text": "No answer for 3 minutes"}
print(started("Incident alert", "Start", alarm=alarm).id)
"""
VAULT = """
from datetime import UTC, datetime
from django.contrib.auth.models import User
from connectors.vault.services import Filled, store_credential
values = {"host": "smtp.example.com", "user": "sales", "password": "changed"}
ends = datetime(2026, 1, 31, tzinfo=UTC)
filled = Filled("Mail of the sales team", values, expires_at=ends)
kind = {"connector": "email", "type_name": "smtp"}
store_credential(name="sales-mail", **kind, filled=filled, by=User.objects.get())
"""


def open_sample(page: Page) -> None:
    """Open a sample with a connector selected."""
    page.locator('.pb-samples .pb-card-link:has-text("Vacation")').click()
    page.wait_for_selector("[data-state=saved]")
    page.wait_for_timeout(1500)
    page.locator('[data-element-id="Task_Tell"] .djs-hit').first.click(force=True)
    page.wait_for_timeout(1000)


def take_requests(page: Page, server: Installation, theme: Theme, key: str) -> None:
    """Take the pictures of Requests."""
    page.goto(f"{server.address}/requests/")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"requests-{theme}.png")
    page.goto(f"{server.address}/requests/{key}/")
    page.wait_for_selector("text=1 open incident")
    page.wait_for_timeout(1500)
    page.locator('[data-element-id="Task_Slack"] .djs-hit').first.click(force=True)
    page.wait_for_timeout(1000)
    page.screenshot(path=PICTURES / f"request-{theme}.png")


def take_credentials(browser: Browser, server: Installation, theme: Theme) -> None:
    """Take the picture of a step whose credential has expired."""
    context = browser.new_context(viewport=SIZE, color_scheme=theme)
    page = context.new_page()
    page.goto(server.link)
    open_sample(page)
    page.get_by_text("Delivery", exact=True).click()
    field = page.locator('[data-setting="server"]')
    field.locator("select").select_option("sales-mail")
    page.wait_for_selector("[data-state=saved]")
    page.wait_for_timeout(3000)
    field.scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / f"credentials-{theme}.png")
    context.close()


def take(browser: Browser, server: Installation, theme: Theme, key: str) -> None:
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
    take_requests(page, server, theme, key)
    context.close()


def main() -> None:
    """Start a fresh installation and take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Installation(Path(folder))
        server.manage("prepare")
        key = server.manage("shell", "-v", "0", "-c", SEED).stdout.strip()
        server.start()
        browser = playwright.chromium.launch(
            executable_path=chromium.executable(), args=list(chromium.ARGUMENTS)
        )
        take(browser, server, "light", key)
        take(browser, server, "dark", key)
        server.manage("shell", "-v", "0", "-c", VAULT)
        take_credentials(browser, server, "light")
        take_credentials(browser, server, "dark")
        browser.close()
        server.kill()


if __name__ == "__main__":
    main()
