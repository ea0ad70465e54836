"""The page on which Requests are moved, in Chromium."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.conftest import Theme, Visitor
from tests.editor.test_form import RULES
from tests.modeler.conftest import BPMN

pytestmark = pytest.mark.browser
OLD = BPMN.replace("bpmn:task ", "bpmn:userTask ").replace(
    "/bpmn:task", "/bpmn:userTask"
)
NEW = OLD.replace("Task_1", "Task_2").replace('"Old"', '"New"')


def send(visitor: Visitor, method: str, path: str, **content: Any) -> Any:
    """Send something to the API as the visitor."""
    found = [one for one in visitor.context.cookies() if one["name"] == "csrftoken"]
    headers = {"X-CSRFToken": found[0]["value"], **content.pop("headers", {})}
    address = visitor.server.address + path
    answer = visitor.context.request.fetch(
        address, method=method, headers=headers, **content
    )
    assert answer.ok, answer.text()
    return answer


@pytest.fixture
def process(visitor: Visitor) -> str:
    """Return a process with two versions and two Requests of the first one."""
    visitor.open("/").close()
    data = {"name": "Asking again", "bpmn": OLD}
    process = send(visitor, "POST", "/api/processes/", data=data).json()["id"]
    place = f"/api/processes/{process}"
    send(visitor, "POST", f"{place}/versions/", data={"note": "", "revision": 0})
    for _ in range(2):
        send(visitor, "POST", "/api/requests/", data={"process": process})
    tag = send(visitor, "GET", f"{place}/bpmn").headers["etag"]
    headers = {"If-Match": tag, "Content-Type": "application/xml"}
    send(visitor, "PUT", f"{place}/bpmn", data=NEW, headers=headers)
    send(visitor, "POST", f"{place}/versions/", data={"note": "", "revision": 1})
    return process


def opened(visitor: Visitor, process: str, theme: Theme = "light") -> Page:
    """Open the page and wait until both diagrams are drawn."""
    page = visitor.open(f"/processes/{process}/move/", theme=theme)
    drawn = page.locator(".pb-request-canvas[data-state=drawn]")
    expect(drawn).to_have_count(2)
    return page


def test_requests_are_mapped_and_moved(visitor: Visitor, process: str) -> None:
    page = opened(visitor, process)
    button = page.get_by_role("button", name="Move 0 Requests to version 2")
    expect(button).to_be_disabled()
    expect(page.get_by_text("2 Requests at “Old” stay")).to_be_visible()
    expect(page.locator(".pb-mark-incident")).to_have_text("2")

    page.get_by_label("Where “Old” goes").select_option("New")
    expect(page.get_by_text("2 Requests at “Old” can be moved.")).to_be_visible()
    expect(page.locator(".pb-mark-running")).to_have_text(["2", "2"])
    page.get_by_label("Why?").fill("New law")
    page.get_by_role("button", name="Move 2 Requests to version 2").click()

    expect(page.get_by_text("2 Requests were moved to version 2.")).to_be_visible()
    expect(page.get_by_label("To")).to_contain_text("Version 2 · 2 Requests")
    page.get_by_role("link", name="See the Requests").click()
    page.get_by_role("link", name="Asking again").first.click()
    expect(page.get_by_text("The Request went to another version")).to_be_visible()


def test_what_stays_is_told_with_the_reason(visitor: Visitor, process: str) -> None:
    page = opened(visitor, process)
    page.get_by_label("Where “Old” goes").select_option("New")
    page.get_by_label("Why?").fill("New law")
    button = page.get_by_role("button", name="Move 2 Requests to version 2")
    expect(button).to_be_enabled()
    found = send(visitor, "GET", f"/api/requests/?process={process}").json()
    first = found["results"][0]
    why = {"why": "Not needed"}
    send(visitor, "POST", f"/api/requests/{first['id']}/cancel/", data=why)

    button.click()

    expect(page.get_by_text("1 Request was moved to version 2.")).to_be_visible()


def test_a_request_leads_to_its_own_move(visitor: Visitor, process: str) -> None:
    found = send(visitor, "GET", f"/api/requests/?process={process}").json()
    first = found["results"][0]
    page = visitor.open(f"/requests/{first['id']}/")
    page.get_by_role("link", name="version 2 exists").click()

    only = page.get_by_label(f"Only Request #{first['number']}")
    expect(only).to_be_checked()
    expect(page.get_by_text("1 Request at “Old” stays")).to_be_visible()
    page.get_by_label("All Requests of version 1").check()
    expect(page.get_by_text("2 Requests at “Old” stay")).to_be_visible()


def test_versions_lead_to_the_move(visitor: Visitor, process: str) -> None:
    page = visitor.open(f"/processes/{process}/versions/")
    page.get_by_role("link", name="Move Requests").click()

    expect(page).to_have_url(re.compile(rf"/processes/{process}/move/$"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_is_accessible(visitor: Visitor, process: str, theme: Theme) -> None:
    page = opened(visitor, process, theme)
    page.get_by_label("Where “Old” goes").wait_for()

    assert Axe().run(page, options=RULES).response["violations"] == []


def test_rights_on_requests_are_given_where_a_process_is_shared(
    visitor: Visitor, process: str
) -> None:
    visitor.server.manage("shell", "-c", MAKE_GUEST)
    page = visitor.open("/")
    page.locator(f'[data-process="{process}"] [data-process-menu]').click()
    page.get_by_role("menuitem", name="Share…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Allow a person to start Requests, by user name").fill("guest")
    dialog.get_by_role("button", name="Allow", exact=True).click()

    rights = dialog.get_by_role("group", name="Rights of guest")
    expect(rights.get_by_label("Start")).to_be_checked()
    rights.get_by_label("Act").check()
    expect(rights.get_by_label("See")).to_be_checked()
    assert Axe().run(page, options=RULES).response["violations"] == []
    answer = send(visitor, "GET", f"/api/processes/{process}/rights/").json()
    given = {one["user"]: one["granted"] for one in answer}
    assert given["guest"] == ["act", "see", "start"]


MAKE_GUEST = (
    "from django.contrib.auth.models import User; "
    "User.objects.get_or_create(username='guest')"
)
