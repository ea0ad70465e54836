"""Templates for tests."""

from __future__ import annotations

from typing import Any

PACKAGE = "@camunda/zeebe-element-templates-json-schema"
SCHEMA = f"https://unpkg.com/{PACKAGE}/resources/schema.json"
Property = dict[str, Any]


def template(*properties: Property, **more: Any) -> dict[str, Any]:
    """Return a template."""
    return {
        "$schema": SCHEMA,
        "name": "Ticket service",
        "id": "com.example.Ticket",
        "version": 3,
        "appliesTo": ["bpmn:Task"],
        "elementType": {"value": "bpmn:ServiceTask"},
        "properties": [
            {
                "type": "Hidden",
                "value": "example:ticket:1",
                "binding": {"type": "zeebe:taskDefinition", "property": "type"},
            },
            *properties,
        ],
        **more,
    }


def field(name: str, kind: str = "String", **more: Any) -> Property:
    """Return a property that is written as an input."""
    binding = {"type": "zeebe:input", "name": more.pop("bound", name)}
    return {"id": name, "label": name.title(), "type": kind, "binding": binding, **more}
