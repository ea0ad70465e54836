"""A person who may only look."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Installation

pytestmark = pytest.mark.browser
SHARE = """
from django.contrib.auth.models import User
from modeler.models import Process
from modeler.services.members import share_process
from modeler.sign_in_links import link_token
ada, _ = User.objects.get_or_create(username="ada")
owner = User.objects.get(username="admin")
process = Process.objects.filter(name="Incident alert").last()
share_process(process=process, username="ada", role="viewer", by=owner)
print(f"/sign-in/{link_token(ada)}/ /processes/{process.pk}/")
"""


def test_a_viewer_sees_everything_and_changes_nothing(
    browser: Browser, server: Installation
) -> None:
    printed = server.manage("shell", "--verbosity", "0", "-c", SHARE).stdout.split()
    link, path = printed[-2:]
    context = browser.new_context()
    page = context.new_page()
    page.goto(server.address + link)
    page.goto(server.address + path)

    expect(page.locator("[data-state]")).to_have_attribute("data-state", "viewing")
    task = page.locator('[data-element-id="Task_Fix"] .djs-hit').first
    task.click(force=True)
    page.keyboard.press("Delete")
    page.wait_for_timeout(300)
    expect(page.locator('[data-element-id="Task_Fix"]')).to_be_visible()
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    expect(page.locator("#editor-panel textarea, #editor-panel input")).to_have_count(
        page.locator(
            "#editor-panel :is(textarea, input):is(:read-only, :disabled)"
        ).count()
    )
    context.close()
