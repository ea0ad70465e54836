"""What a service offers, and what a step will send, in the form."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.conftest import Visitor
from tests.editor.test_form import RULES, open_sample, select
from tests.editor.test_setting_types import install, manifest
from tests.editor.test_testing import ALARM

pytestmark = pytest.mark.browser
COLOURS = [
    {"value": "red", "label": "Red", "help": "Warm"},
    {"value": "blue", "label": "Blue", "help": ""},
]


def offering(visitor: Visitor, answers: list[tuple[int, dict[str, Any]]]) -> Page:
    """Open the editor where a service gives these answers, the last one for ever."""
    content = manifest()
    operation = content["operations"][0]
    operation["settings"] = [
        {"name": "team", "type": "string", "label": "Team"},
        {
            "name": "colour",
            "type": "choice",
            "label": "Colour",
            "choices_from": "colours",
        },
    ]
    content["choices"] = [{"choices": "colours", "name": "Colours", "needs": ["team"]}]
    page = open_sample(visitor, "Vacation request")
    install(page, content)

    def answer(route: Route) -> None:
        status, body = answers.pop(0) if len(answers) > 1 else answers[0]
        route.fulfill(status=status, json=body)

    page.route("**/choices/", answer)
    page.reload()
    page.wait_for_selector("[data-state=saved]")
    page.get_by_role("combobox", name="Search").fill(operation["name"])
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-state=saved]")
    return page


def problem(code: str, detail: str, status: int) -> tuple[int, dict[str, Any]]:
    """Return an answer that refuses."""
    return status, {"code": code, "detail": detail, "status": status, "title": detail}


def test_choices_of_a_service(visitor: Visitor) -> None:
    down = problem("choices-not-loaded", "The service is being repaired.", 502)
    there = (200, {"choices": COLOURS, "missing": ""})
    page = offering(
        visitor, [down, there, (200, {"choices": COLOURS[:1], "missing": ""})]
    )
    form = page.locator("#editor-panel")

    expect(form.get_by_text("Fill in Team first.")).to_be_visible()
    form.get_by_label("Team", exact=True).fill("shop")
    form.get_by_label("Team", exact=True).press("Enter")
    expect(form.get_by_text("The service is being repaired.")).to_be_visible()
    form.get_by_role("button", name="Try again").click()
    expect(form.get_by_text("Colours: 2 from the service.")).to_be_visible()
    form.get_by_label("Colour", exact=True).select_option("blue")
    assert not Axe().run(page, options=RULES).response["violations"]

    form.get_by_role("button", name="Reload").click()

    expect(form.get_by_text('"blue" is not among them any more')).to_be_visible()
    page.wait_for_selector("[data-state=saved]")
    page.locator(".djs-container").press("Delete")
    page.wait_for_selector("[data-state=saved]")
    visitor.errors[:] = [one for one in visitor.errors if "502" not in one]


def test_an_email_is_seen_before_it_is_sent(visitor: Visitor) -> None:
    page = open_sample(visitor, "Incident alert")
    form = select(page, "Task_Escalate")
    form.get_by_text("Test this step", exact=True).click()
    form.get_by_label("Sample variables").fill(ALARM)
    form.get_by_role("button", name="Preview").click()
    dialog = page.get_by_role("dialog", name="The e-mail")

    expect(dialog.get_by_text("oncall@example.com")).to_be_visible()
    expect(dialog).to_contain_text("Nothing was sent.")
    assert not Axe().run(page, options=RULES).response["violations"]


def test_html_of_a_message_can_do_nothing(visitor: Visitor) -> None:
    page = open_sample(visitor, "Incident alert")
    answer = page.evaluate(
        """async () => {
          const { urls, csrf } = JSON.parse(
            document.getElementById('page-context').textContent);
          const body = new FormData();
          body.set('csrfmiddlewaretoken', csrf);
          body.set('html', '<b style="color: red">Hi</b><script>1</script>');
          const found = await fetch(urls.mail_frame, { method: 'POST', body });
          return [found.headers.get('content-security-policy'), await found.text()];
        }"""
    )

    assert answer[0].startswith("sandbox; default-src 'none'")
    assert "script-src" not in answer[0]
    assert answer[1].startswith("<b style")
