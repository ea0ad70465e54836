"""Samples of outputs, from the examples of a document."""

from __future__ import annotations

import json
from typing import Any

from patchbay_tools.openapi.exceptions import BrokenReference
from patchbay_tools.openapi.references import References
from patchbay_tools.openapi.schemas import Schema

MAX_SAMPLE = 400
KINDS: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "number": (int, float),
    "boolean": bool,
    "object": dict,
    "list": list,
}
OUTPUT_TYPES = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "object": "object",
    "array": "list",
}


def output_type(schema: Schema) -> str:
    """Return the type of an output."""
    return OUTPUT_TYPES.get(str(schema.get("type")), "any")


def media_example(content: dict[str, Any], references: References) -> Any:
    """Return the example of a whole answer; None without any."""
    if "example" in content:
        return content["example"]
    examples = content.get("examples")
    if not isinstance(examples, dict):
        return None
    for raw in examples.values():
        try:
            return references.resolved(raw).get("value")
        except BrokenReference:
            continue
    return None


def schema_example(schema: Schema) -> Any:
    """Return the example of a value, or one that it may have; None without any."""
    for key in ("example", "const", "default"):
        if schema.get(key) is not None:
            return schema[key]
    for key in ("examples", "enum"):
        found = schema.get(key)
        if isinstance(found, list) and found:
            return found[0]
    return None


def sample_for(value: Any, kind: str, limit: int = MAX_SAMPLE) -> dict[str, Any]:
    """Return `sample` where a value is of the type and short enough; else nothing."""
    if value is None or not fits(value, kind):
        return {}
    size = len(json.dumps(value, ensure_ascii=False))
    return {"sample": value} if size <= limit else {}


def fits(value: Any, kind: str) -> bool:
    """Say whether a value is of the type of an output."""
    wanted = KINDS.get(kind)
    if wanted is None:
        return True
    if isinstance(value, bool) and kind == "number":
        return False
    return isinstance(value, wanted)
