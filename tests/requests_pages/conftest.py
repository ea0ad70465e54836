"""A process that stops at one step while another waits for a person."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Visitor

DIAGRAM = Path(__file__).parent / "order.incident.bpmn"


@dataclass
class Orders:
    """The published process, and Requests of it."""

    visitor: Visitor
    process: str = ""

    def call(self, method: str, path: str, content: dict[str, Any]) -> Any:
        """Call the API as the visitor."""
        cookies = {one["name"]: one["value"] for one in self.visitor.context.cookies()}
        response = self.visitor.context.request.fetch(
            self.visitor.server.address + path,
            method=method,
            data=json.dumps(content),
            headers={
                "Content-Type": "application/json",
                "Referer": self.visitor.server.address,
                "X-CSRFToken": cookies.get("csrftoken", ""),
            },
        )
        assert response.ok, response.text()
        return response.json()

    def start(self, customer: str) -> str:
        """Start a Request and return its id."""
        variables = {"customer": customer, "amount": 12, "urgent": True}
        content = {"process": self.process, "variables": variables}
        return str(self.call("POST", "/api/requests/", content)["id"])

    def stopped(self, customer: str) -> Page:
        """Start a Request and open its page where it has stopped."""
        page = self.visitor.open(f"/requests/{self.start(customer)}/")
        expect(page.locator("[data-incident]")).to_be_visible()
        expect(page.locator("[data-state=drawn]")).to_be_visible()
        return page


@pytest.fixture
def orders(visitor: Visitor) -> Orders:
    """Return the process, published under a name of its own."""
    made = Orders(visitor)
    visitor.open("/requests/").close()
    bpmn = DIAGRAM.read_text(encoding="utf-8")
    content = {"name": "Order of goods", "bpmn": bpmn}
    made.process = made.call("POST", "/api/processes/", content)["id"]
    made.call("POST", f"/api/processes/{made.process}/versions/", {"note": ""})
    return made
