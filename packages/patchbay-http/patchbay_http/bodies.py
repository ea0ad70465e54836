"""What is sent."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import urlencode

from patchbay_sdk import Context, Failed, Settings

FORM = "application/x-www-form-urlencoded"
WITHOUT_BODY = frozenset({"GET", "HEAD"})


@dataclass(frozen=True)
class Body:
    """The bytes of a body, and their type; None where nothing is sent."""

    content: bytes | None = field(default=None, repr=False)
    content_type: str = ""


def body_of(settings: Settings, context: Context) -> Body:
    """Return what the step sends. Raises Failed."""
    kind = settings.get("body_kind", "none")
    if settings.get("method", "GET") in WITHOUT_BODY or kind == "none":
        return Body()
    if kind == "json":
        return Body(json_bytes(settings.get("json")), "application/json")
    if kind == "form":
        fields = {name: str(one) for name, one in (settings.get("form") or {}).items()}
        return Body(urlencode(fields, errors="replace").encode(), FORM)
    if kind == "text":
        text = str(settings.get("text", "")).encode("utf-8", "replace")
        return Body(text, with_charset(str(settings.get("content_type", "text/plain"))))
    name = str(settings.get("file", ""))
    return Body(context.files.read(name), context.files.content_type(name))


def json_bytes(value: object) -> bytes:
    """Return a value as JSON. Raises Failed for what JSON does not know."""
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (ValueError, TypeError, RecursionError) as error:
        raise Failed(f"What shall be sent is no JSON: {error}.") from error
    return text.encode("utf-8", "replace")


def with_charset(content_type: str) -> str:
    """Say that text is UTF-8, where nothing else is said."""
    if content_type.startswith("text/") and "charset" not in content_type.lower():
        return f"{content_type}; charset=utf-8"
    return content_type
