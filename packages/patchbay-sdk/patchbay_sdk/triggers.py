"""What an operation has to be that starts or continues Requests from outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from patchbay_sdk.places import Problem, Setting

PLACEMENTS = ("start", "catch")
# The settings of a webhook that Patchbay itself reads, and their types.
NEEDED = {"path": ("string",)}
KNOWN = {
    **NEEDED,
    "authentication": ("choice", "string"),
    "signature_header": ("string", "choice"),
    "key_header": ("string", "choice"),
    "condition": ("expression",),
    "call_key": ("expression",),
    "request_key": ("expression",),
    "call_id": ("expression",),
    "reply_status": ("integer",),
    "reply_format": ("choice", "string"),
    "reply_json": ("json",),
    "reply_text": ("text", "string"),
    "remembered": ("duration",),
    "calls_per_minute": ("integer",),
}


def known_in(operation: dict[str, Any]) -> dict[str, Setting]:
    """Return what conditions of a trigger know besides its settings: `placement`."""
    if "trigger" not in operation:
        return {}
    choices = [{"value": one, "label": one} for one in operation["placements"]]
    return {"placement": {"name": "placement", "type": "choice", "choices": choices}}


def trigger_problems(operation: dict[str, Any]) -> Iterator[Problem]:
    """Yield why a trigger could not be heard of."""
    if "trigger" not in operation:
        return
    for index, placement in enumerate(operation["placements"]):
        if placement not in PLACEMENTS:
            message = "A trigger may sit on start and catch events."
            yield f"placements/{index}", message
    types = {one["name"]: one["type"] for one in operation["settings"]}
    for name in NEEDED:
        if name not in types:
            yield "settings", f"A webhook needs the setting {name}."
    for index, setting in enumerate(operation["settings"]):
        wanted = KNOWN.get(setting["name"], (setting["type"],))
        if setting["type"] not in wanted:
            message = f"A webhook reads {setting['name']} as {wanted[0]}."
            yield f"settings/{index}/type", message
