"""What the palette of the editor shows of each connector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from connectors.registry import Connector, LeftOut, Registry


def operation_entry(operation: dict[str, Any]) -> dict[str, Any]:
    """Return what the palette shows of an operation."""
    return {
        "operation": operation["operation"],
        "name": operation["name"],
        "description": operation.get("description", ""),
        "keywords": operation.get("keywords", []),
        "placements": operation["placements"],
    }


def connector_entry(connector: Connector) -> dict[str, Any]:
    """Return what the palette shows of a connector."""
    manifest = connector.manifest
    return {
        "connector": connector.connector,
        "name": connector.name,
        "description": connector.description,
        "package": connector.package,
        "version": connector.version,
        "category": manifest["category"],
        "keywords": manifest.get("keywords", []),
        "icon": connector.icon,
        "operations": [operation_entry(one) for one in connector.operations],
    }


def palette(
    registry: Registry,
    off: frozenset[str] = frozenset(),
    waiting: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return the connectors for the palette without those that are switched `off`,
    and those that were left out: broken ones, and those that wait, with the reason."""
    waiting = waiting or {}
    hidden = off | waiting.keys()
    shown = (one for one in registry.connectors if one.connector not in hidden)
    later = [
        LeftOut(one.package, one.connector, waiting[one.connector], "not-approved")
        for one in registry.connectors
        if one.connector in waiting
    ]
    return {
        "connectors": [connector_entry(one) for one in shown],
        "left_out": [asdict(one) for one in (*registry.left_out, *later)],
    }
