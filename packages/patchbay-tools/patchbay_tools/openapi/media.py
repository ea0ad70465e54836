"""Which of several media types is sent or read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from patchbay_tools.openapi.pointers import below

JSON = re.compile(r"(application|text)/([a-z0-9.+-]+\+)?json|\*/\*", re.IGNORECASE)
TEXT = re.compile(r"text/|application/([a-z0-9.+-]+\+)?(xml|yaml|x-yaml|jwt)", re.I)
KNOWN = re.compile(r"[a-z0-9*][a-z0-9.+*-]*/[a-z0-9*][a-z0-9.+*-]*", re.IGNORECASE)
ORDER = ("json", "form", "multipart", "text", "file")


@dataclass(frozen=True)
class MediaType:
    """A media type of a body, with its schema and example."""

    name: str
    kind: str
    content: dict[str, Any]
    where: str
    others: list[str] = field(default_factory=list)

    @property
    def schema(self) -> Any:
        """Return the schema of the body."""
        return self.content.get("schema", {})


def kind_of(name: str) -> str:
    """Return what a body of this media type is."""
    if JSON.match(name):
        return "json"
    if name.startswith("application/x-www-form-urlencoded"):
        return "form"
    if name.startswith("multipart/"):
        return "multipart"
    return "text" if TEXT.match(name) else "file"


def best_media(content: Any, where: str) -> MediaType | None:
    """Return the media type that fits a form best; None without any."""
    if not isinstance(content, dict) or not content:
        return None
    names = {str(one).partition(";")[0].strip(): one for one in content}
    names = {one: key for one, key in names.items() if KNOWN.fullmatch(one)}
    if not names:
        return None
    order = sorted(names, key=lambda one: (one == "*/*", ORDER.index(kind_of(one))))
    name = order[0]
    found = content[names[name]]
    kind = binary_kind(name, found)
    inner = found if isinstance(found, dict) else {}
    return MediaType(name, kind, inner, below(where, names[name], "schema"), order[1:])


def binary_kind(name: str, content: Any) -> str:
    """Return the kind of a body; of `*/*` its schema decides."""
    schema = content.get("schema") if isinstance(content, dict) else None
    binary = isinstance(schema, dict) and schema.get("format") == "binary"
    return "file" if binary and name == "*/*" else kind_of(name)
