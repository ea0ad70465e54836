"""Every type of setting has a control, and what is typed stands in the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import Visitor

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).parent.parent.parent / (
    "packages/patchbay-example/patchbay_example/connector.json"
)
CHOICES = [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]
# type, more of the setting, what is typed, how it stands in the file
TYPED: list[tuple[str, dict[str, Any], str, str]] = [
    ("string", {}, "a & b", "a &amp; b"),
    ("text", {}, "two\nlines", "two\nlines"),
    ("markdown", {}, "*bold*", "*bold*"),
    ("code", {"language": "html"}, "<b>x</b>", "&lt;b"),
    ("json", {}, '{"a": 1}', '{"a": 1}'),
    ("number", {}, "1.5", "1.5"),
    ("integer", {}, "7", "7"),
    ("duration", {}, "PT5M", "PT5M"),
    ("datetime", {}, "2026-01-31T10:00:00Z", "2026-01-31T10:00:00Z"),
    ("url", {}, "https://example.com/{{ a }}", "https://example.com/{{ a }}"),
    ("expression", {}, "=a + 1", "=a + 1"),
    ("variable", {}, "receipt", "receipt"),
    ("screen", {}, "order-form", "order-form"),
    ("file", {}, "invoice.pdf", "invoice.pdf"),
]
OTHERS: list[tuple[str, dict[str, Any]]] = [
    ("boolean", {}),
    ("choice", {"choices": CHOICES}),
    ("choices", {"choices": CHOICES}),
    ("list", {"items": {"type": "string"}}),
    ("map", {}),
    ("object", {"fields": [{"name": "x", "type": "string", "label": "X"}]}),
    ("emails", {}),
    ("credential", {"credential_type": "account"}),
]


def manifest() -> dict[str, Any]:
    """Return a connector with one setting of every type."""
    made = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    kinds = [(kind, more) for kind, more, _, _ in TYPED] + OTHERS
    settings = [{"name": f"a_{k}", "type": k, "label": k, **m} for k, m in kinds]
    operation = {**made["operations"][0], "settings": settings, "summary": "All"}
    account = {
        "type": "account",
        "name": "Account",
        "settings": [{"name": "token", "type": "secret", "label": "Token"}],
    }
    return {**made, "operations": [operation], "credential_types": [account]}


def install(page: Page, made: dict[str, Any] | None = None) -> None:
    """Let the page find the connector in its palette."""
    content = made or manifest()
    operation = content["operations"][0]
    entry = {
        **{name: content[name] for name in ("connector", "name", "version")},
        "description": content["description"],
        "package": "patchbay-example",
        "category": "other",
        "keywords": [],
        "icon": {"light": "data:image/svg+xml,", "dark": "data:image/svg+xml,"},
        "operations": [{**operation, "description": "", "keywords": []}],
    }

    def palette(route: Route) -> None:
        route.fulfill(json={"connectors": [entry], "left_out": []})

    page.route("**/api/palette/", palette)
    page.route("**/api/connectors/*/", lambda route: route.fulfill(json=content))


def test_every_type_has_a_control_that_writes_the_file(visitor: Visitor) -> None:
    page = visitor.open("/")
    install(page)
    page.get_by_role("button", name="New process").first.click()
    state = page.locator("[data-state]")
    expect(state).to_have_attribute("data-state", "saved")
    page.get_by_role("combobox", name="Search elements").fill("translate")
    page.keyboard.press("Enter")

    for kind, _ in OTHERS:
        field = page.locator(f'[data-setting="a_{kind}"]')
        control = field.locator("input, select, button, textarea").first
        expect(control).to_be_attached()
    for kind, _, text, _ in TYPED:
        field = page.locator(f'[data-setting="a_{kind}"]')
        control = field.locator("input, textarea").first
        control.fill(text)
        control.blur()
    page.wait_for_timeout(400)
    expect(state).to_have_attribute("data-state", "saved")

    address = page.url.replace("/processes/", "/api/processes/") + "bpmn"
    file = visitor.context.request.get(address).text()
    for kind, _, _, written in TYPED:
        assert f'name="a_{kind}">{written}' in file
    for _ in TYPED:
        page.get_by_role("button", name="Undo").click()
    page.wait_for_timeout(400)
    expect(state).to_have_attribute("data-state", "saved")
    assert "connector:setting" not in visitor.context.request.get(address).text()
