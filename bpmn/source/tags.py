"""Start tags as text: reading and changing one attribute without touching others."""

from __future__ import annotations

import re
from html import unescape

ATTRIBUTE = re.compile(
    r"""(?P<space>\s+)(?P<name>[^\s=>/"']+)\s*=\s*"""
    r"""(?P<quote>["'])(?P<value>.*?)(?P=quote)""",
    re.DOTALL,
)
TAG_NAME = re.compile(r"<([^\s/>]+)")
NORMALISED = re.compile(r"[\t\n\r]")
ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": "&#10;",
    "\r": "&#13;",
    "\t": "&#9;",
}
UNSAFE = re.compile(r"[&<>\"\n\r\t]")


def escape_attribute(value: str) -> str:
    """Escape text for an attribute in double quotes."""
    return UNSAFE.sub(lambda found: ESCAPES[found[0]], value)


def escape_text(value: str) -> str:
    """Escape text between tags."""
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\r", "&#13;")


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes of a start tag by their written names, in order."""
    return {
        found["name"]: unescape(NORMALISED.sub(" ", found["value"]))
        for found in ATTRIBUTE.finditer(tag)
    }


def _find(tag: str, name: str) -> re.Match[str] | None:
    return next((f for f in ATTRIBUTE.finditer(tag) if f["name"] == name), None)


def with_attribute(tag: str, name: str, value: str) -> str:
    """Return the tag with one attribute set; a new one comes last."""
    found = _find(tag, name)
    if found is None:
        position = len(tag.removesuffix(">").removesuffix("/").rstrip())
        added = f' {name}="{escape_attribute(value)}"'
        return f"{tag[:position]}{added}{tag[position:]}"
    if unescape(NORMALISED.sub(" ", found["value"])) == value:
        return tag
    quote = found["quote"]
    escaped = escape_attribute(value)
    if quote == "'":
        escaped = escaped.replace("&quot;", '"').replace("'", "&apos;")
    return tag[: found.start("value")] + escaped + tag[found.end("value") :]


def without_attribute(tag: str, name: str) -> str:
    """Return the tag without one attribute and the blank before it."""
    found = _find(tag, name)
    return tag if found is None else tag[: found.start()] + tag[found.end() :]


def with_name(tag: str, name: str) -> str:
    """Return a start or end tag under another name."""
    return re.sub(r"^(</?)[^\s/>]+", lambda found: found[1] + name, tag)
