"""What is sent: JSON, a form, text, a file, or several parts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from patchbay_sdk.declared.paths import MISSING
from patchbay_sdk.declared.values import Values, filled, filled_text, text_of
from patchbay_sdk.exceptions import Failed
from patchbay_sdk.interface import Files

FORM = "application/x-www-form-urlencoded"
TEXT = "text/plain; charset=utf-8"
# RFC 7578 §2 with the escapes that browsers write in names.
ESCAPES = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


@dataclass(frozen=True)
class Body:
    """The bytes of a body and their type; both empty where nothing is sent."""

    content: bytes = field(default=b"", repr=False)
    content_type: str = ""


def body_of(template: Mapping[str, Any], values: Values, files: Files) -> Body:
    """Return what a request sends. Raises Failed."""
    if "json" in template:
        return json_body(template["json"], values)
    if "form" in template:
        fields = filled(template["form"], values)
        pairs = [] if fields is MISSING else list(form_fields(fields))
        return Body(urlencode(pairs, errors="replace").encode(), FORM)
    if "text" in template:
        text = filled_text(template["text"], values)
        content = "" if text is MISSING else text
        return Body(content.encode("utf-8", "replace"), type_of(template, values, TEXT))
    if "file" in template:
        name = file_name(template["file"], values)
        kind = type_of(template, values, files.content_type(name))
        return Body(files.read(name), kind)
    return multipart_body(template.get("multipart", {}), values, files)


def json_body(template: Any, values: Values) -> Body:
    """Return JSON; an object or list of which nothing is left stays, empty."""
    value = filled(template, values)
    if value is MISSING:
        if not isinstance(template, dict | list):
            return Body()
        value = type(template)()
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (ValueError, TypeError, RecursionError) as error:
        raise Failed("What shall be sent is no JSON.") from error
    return Body(text.encode("utf-8", "replace"), "application/json")


def type_of(template: Mapping[str, Any], values: Values, usual: str) -> str:
    """Return the media type that a body says, or the usual one."""
    given = filled_text(template.get("content_type", ""), values)
    return given or usual


def file_name(template: str, values: Values) -> str:
    """Return the name of a file of the Request. Raises Failed."""
    name = filled_text(template, values)
    if not name:
        raise Failed("The request sends a file, but none is named.")
    return str(name)


def form_fields(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the fields of a form: parts of objects as a[b], rows as a or a[0][b]."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from form_fields(one, f"{name}[{key}]" if name else str(key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            nested = isinstance(one, dict | list)
            yield from form_fields(one, f"{name}[{index}]" if nested else name)
    elif value is not None:
        yield name, text_of(value)


def multipart_body(parts: Mapping[str, Any], values: Values, files: Files) -> Body:
    """Return several parts (RFC 7578): texts, and files of the Request."""
    contents = [
        part
        for name, one in parts.items()
        if (part := part_of(name, one, values, files)) is not None
    ]
    # A boundary that is none of the contents: it is made of them.
    boundary = f"part-{sha256(b''.join(contents)).hexdigest()[:40]}"
    line = f"--{boundary}".encode()
    lines = [line + b"\r\n" + one + b"\r\n" for one in contents]
    content = b"".join(lines) + line + b"--\r\n"
    return Body(content, f"multipart/form-data; boundary={boundary}")


def part_of(name: str, one: Any, values: Values, files: Files) -> bytes | None:
    """Return one part with its head, None for a text or file without a value."""
    title = f'form-data; name="{name.translate(ESCAPES)}"'
    found = filled_text(one["file"] if isinstance(one, dict) else one, values)
    if found is MISSING:
        return None
    given = str(found)
    if not isinstance(one, dict):
        return head_of(title) + given.encode("utf-8", "replace")
    content, kind = files.read(given), files.content_type(given)
    title = f'{title}; filename="{given.translate(ESCAPES)}"'
    return head_of(title, kind) + content


def head_of(title: str, kind: str = "") -> bytes:
    """Return the head of a part."""
    lines = [f"Content-Disposition: {title}"]
    if kind:
        lines.append(f"Content-Type: {' '.join(kind.split())}")
    return "".join(f"{one}\r\n" for one in lines).encode("utf-8", "replace") + b"\r\n"
