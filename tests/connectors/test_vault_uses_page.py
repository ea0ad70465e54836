"""What stops is said before a credential is deleted, and who may use it is chosen."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Theme, Visitor
from tests.modeler.test_pages import violations

pytestmark = pytest.mark.browser
USED = """
from django.contrib.auth.models import Group, User
from modeler.models import Process
from modeler.services.processes import create_process
from tests.connectors.vaults import store_server
from tests.modeler.test_step_uses import mail
person = User.objects.get(username="admin")
store_server(person, "{name}")
create_process(name="Reminders", by=person, data=mail("{name}"))
Group.objects.get_or_create(name="Sales")
Group.objects.get_or_create(name="Support")
"""


def used(visitor: Visitor, name: str) -> None:
    """Store a credential that a draft names."""
    visitor.server.manage("shell", "-v", "0", "-c", USED.format(name=name))


def chooser_of(page: Page, name: str) -> Any:
    """Return the list of one kind."""
    return page.get_by_role("group", name=name)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_question_before_deleting_says_what_stops(
    visitor: Visitor, theme: Theme
) -> None:
    used(visitor, f"used-{theme}")
    page = visitor.open(f"/credentials/used-{theme}/edit/", theme=theme)
    page.get_by_role("button", name="Delete").click()

    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Cannot be published")).to_be_visible()
    expect(dialog.get_by_role("listitem")).to_have_text(["Reminders"])
    assert violations(page) == []
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_groups_are_found_and_chosen_by_keyboard(
    visitor: Visitor, theme: Theme
) -> None:
    used(visitor, f"granted-{theme}")
    page = visitor.open(f"/credentials/granted-{theme}/users/", theme=theme)
    page.get_by_label("Only these").check()
    groups = chooser_of(page, "Groups")
    groups.get_by_role("searchbox").press_sequentially("supp")
    expect(groups.get_by_role("checkbox")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(groups).to_contain_text("1 chosen")
    groups.get_by_role("searchbox").fill("nobody")
    expect(groups.get_by_role("status")).to_contain_text("“nobody”")
    assert violations(page) == []

    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("this stops")
    assert violations(page) == []
    page.get_by_role("button", name="Take it away all the same").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(chooser_of(page, "Groups").get_by_label("Support")).to_be_checked()
    expect(page.get_by_label("Only these")).to_be_checked()
