"""Changes as they travel: checked once at the border, then trusted."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, Literal, NotRequired, TypedDict

from bpmn import limits
from bpmn.exceptions import RefusedChange
from bpmn.schema import tag_of

MAX_CHANGES = 5_000
MAX_NESTING = 12
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NAME = re.compile(r"[A-Za-z_À-￿][\w.\-·À-￿]*")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Change(TypedDict):
    """One change; see docs/change-sets.md."""

    op: Literal["set", "create", "delete"]
    element: str | None
    key: NotRequired[str]
    before: NotRequired[Any]
    after: NotRequired[Any]
    type: NotRequired[str]
    parent: NotRequired[str | None]
    values: NotRequired[dict[str, Any]]


def is_text(value: object) -> bool:
    """Say whether a value is text that XML can hold."""
    return isinstance(value, str) and NOT_XML.search(value) is None


def is_text_or_null(value: object) -> bool:
    """Say whether a value is text or null."""
    return value is None or is_text(value)


def is_number(value: object) -> bool:
    """Say whether a value is a finite coordinate."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value) <= limits.MAX_COORDINATE


def is_bounds(value: object) -> bool:
    """Say whether a value is a rectangle, or null."""
    if value is None:
        return True
    names = {"x", "y", "width", "height"}
    if not isinstance(value, Mapping) or set(value) != names:
        return False
    sizes = value["width"], value["height"]
    return all(map(is_number, value.values())) and min(sizes) >= 0


def is_waypoints(value: object) -> bool:
    """Say whether a value is a list of at least two points, or null."""
    if value is None:
        return True
    return (
        isinstance(value, list)
        and len(value) > 1
        and all(isinstance(p, Mapping) and set(p) == {"x", "y"} for p in value)
        and all(is_number(n) for p in value for n in p.values())
    )


def is_flag(value: object) -> bool:
    """Say whether a value is true, false or null."""
    return value is None or isinstance(value, bool)


def is_colour(value: object) -> bool:
    """Say whether a value is `#rrggbb` or null."""
    return value is None or (
        isinstance(value, str) and COLOUR.fullmatch(value) is not None
    )


def is_ids(value: object) -> bool:
    """Say whether a value is a list of ids, or null."""
    return value is None or (isinstance(value, list) and all(map(is_text, value)))


def is_condition(value: object) -> bool:
    """Say whether a value is a condition, or null."""
    if value is None:
        return True
    return (
        isinstance(value, Mapping)
        and set(value) <= {"body", "language"}
        and is_text(value.get("body"))
        and is_text_or_null(value.get("language"))
    )


def is_setting(value: object, depth: int = 0) -> bool:
    """Say whether a value is text, or a list or object of such values."""
    if depth > MAX_NESTING:
        return False
    if isinstance(value, list):
        return all(is_setting(item, depth + 1) for item in value)
    if isinstance(value, Mapping):
        return all(is_text(k) and is_setting(v, depth + 1) for k, v in value.items())
    return is_text(value)


def is_retry(value: object) -> bool:
    """Say whether a value is an object of text, or null."""
    return value is None or (
        isinstance(value, Mapping)
        and all(NAME.fullmatch(str(k)) and is_text(v) for k, v in value.items())
    )


def is_outputs(value: object) -> bool:
    """Say whether a value is a list of outputs, or null."""
    if value is None:
        return True
    return isinstance(value, list) and all(
        isinstance(output, Mapping)
        and set(output) <= {"variable", "value"}
        and is_text(output.get("variable"))
        and is_text_or_null(output.get("value"))
        for output in value
    )


CHECKS: dict[str, Callable[[object], bool]] = {
    "type": lambda value: isinstance(value, str) and tag_of(value) is not None,
    "lanes": is_ids,
    "condition": is_condition,
    "step:retry": is_retry,
    "step:outputs": is_outputs,
    "bounds": is_bounds,
    "labelBounds": is_bounds,
    "waypoints": is_waypoints,
    "isExpanded": is_flag,
    "isHorizontal": is_flag,
    "isMarkerVisible": is_flag,
    "fill": is_colour,
    "stroke": is_colour,
    "labelColor": is_colour,
}


def check_value(element: str | None, key: str, value: object) -> None:
    """Refuse a value that has not the shape of its key."""
    check = CHECKS.get(key, is_text_or_null)
    if key.startswith("setting:"):
        fits = value is None or is_setting(value)
    else:
        fits = check(value)
    if not fits:
        message = f"The value of {key[:80]} is not of the form that this key has."
        raise RefusedChange(message, code="bad-value", element=element, key=key)


def _refuse(message: str, change: object) -> RefusedChange:
    element = change.get("element") if isinstance(change, Mapping) else None
    named = element if isinstance(element, str) else None
    return RefusedChange(message, code="bad-value", element=named)


def _check_create(change: Mapping[str, Any]) -> None:
    element, values = change["element"], change.get("values", {})
    if not isinstance(element, str) or not NAME.fullmatch(element):
        message = "A new element needs an id of letters, digits, '_', '-' and '.'."
        raise _refuse(message, change)
    if not isinstance(change.get("type"), str) or tag_of(change["type"]) is None:
        message = f"There is no element of the type {str(change.get('type'))[:80]}."
        raise RefusedChange(message, code="unknown-type", element=element)
    if not is_text_or_null(change.get("parent")) or not isinstance(values, Mapping):
        raise _refuse("`create` needs a parent and an object of values.", change)
    for key, value in values.items():
        check_value(element, key, value)


def _check_set(change: Mapping[str, Any]) -> None:
    key = change.get("key")
    if not isinstance(key, str) or not key or "after" not in change:
        raise _refuse("`set` needs a key and a value in `after`.", change)
    check_value(change["element"], key, change["after"])


def check_changes(changes: object) -> list[Change]:
    """Return untrusted JSON as changes. Raises RefusedChange."""
    if not isinstance(changes, list):
        raise RefusedChange("`changes` must be a list.", code="bad-value")
    if len(changes) > MAX_CHANGES:
        message = f"A change set has at most {MAX_CHANGES:,} changes."
        raise RefusedChange(message, code="too-large")
    for change in changes:
        if not isinstance(change, Mapping) or not is_text_or_null(
            change.get("element", 0)
        ):
            raise _refuse("A change is an object with `op` and `element`.", change)
        if change.get("op") == "create":
            _check_create(change)
        elif change.get("op") == "set":
            _check_set(change)
        elif change.get("op") != "delete" or change["element"] is None:
            raise _refuse("`op` must be set, create or delete.", change)
    return changes
