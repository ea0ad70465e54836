"""Reads a document: JSON or YAML, of a size and shape that can be worked on."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from patchbay_tools.openapi.exceptions import UnusableDocument
from patchbay_tools.openapi.soundness import Unsound, check_soundness
from patchbay_tools.openapi.yaml_reading import read_yaml

MAX_JSON = 40_000_000
MAX_YAML = 8_000_000
FORM = "Give an OpenAPI 3.0 or 3.1 document as JSON or YAML."


@dataclass(frozen=True)
class Document:
    """An OpenAPI document: its file, its content, and `3.0` or `3.1`."""

    file: Path
    content: dict[str, Any]
    version: str


def read_document(file: Path) -> Document:
    """Return the document of a file. Raises UnusableDocument."""
    text = text_of(file)
    content = read_json(text) if looks_like_json(text) else yaml_of(text)
    check_soundness(content)
    if not isinstance(content, dict):
        raise UnusableDocument("The document is not an object.", FORM)
    return Document(file, content, version_of(content))


def text_of(file: Path) -> str:
    """Return the text of a file. Raises UnusableDocument."""
    if not file.is_file():
        raise UnusableDocument(f"There is no file {file}.", "Check the path.")
    size = file.stat().st_size
    if size > MAX_JSON:
        raise UnusableDocument(
            f"The document has {size // 1_000_000} MB; at most"
            f" {MAX_JSON // 1_000_000} MB are read.",
            "Use one with references (not a dereferenced one), or take parts out.",
        )
    raw = file.read_bytes()
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnusableDocument(
            f"Byte {error.start + 1} is not text in {encoding[:6].upper()}.",
            "Save the document as UTF-8.",
        ) from error


def looks_like_json(text: str) -> bool:
    """Say whether a text begins as JSON does."""
    return text.lstrip()[:1] in ("{", "[")


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; a name that is there twice is marked."""
    found = dict(pairs)
    if len(found) != len(pairs):
        counted = Counter(name for name, _ in pairs)
        twice = counted.most_common(1)[0][0]
        found[twice] = Unsound(f"{twice[:60]} is there twice.", "Keep one of them.")
    return found


def not_a_number(text: str) -> Unsound:
    """Return the mark of what is no number in JSON."""
    return Unsound(f"{text} is not a number in JSON.", "Write a number or null.")


def read_json(text: str) -> Any:
    """Return what a JSON text says. Raises UnusableDocument."""
    try:
        return json.loads(text, object_pairs_hook=once, parse_constant=not_a_number)
    except json.JSONDecodeError as error:
        raise UnusableDocument(
            f"This is not JSON: {error.msg}.",
            "Correct it there.",
            where=f"line {error.lineno}, column {error.colno}",
        ) from error
    except RecursionError as error:
        raise UnusableDocument("The document is nested too deeply.", FORM) from error
    except ValueError as error:
        raise UnusableDocument("A number is too long.", "Shorten it.") from error


def yaml_of(text: str) -> Any:
    """Return what a YAML text says. Raises UnusableDocument."""
    if not text.strip():
        raise UnusableDocument("The document is empty.", FORM)
    if len(text) > MAX_YAML:
        raise UnusableDocument(
            f"The YAML has {len(text) // 1_000_000} MB; at most"
            f" {MAX_YAML // 1_000_000} MB are read.",
            "Save it as JSON, which is read faster.",
        )
    return read_yaml(text)


def version_of(content: dict[str, Any]) -> str:
    """Return `3.0` or `3.1`. Raises UnusableDocument for anything else."""
    if "swagger" in content:
        raise UnusableDocument(
            f"This is Swagger {str(content['swagger'])[:10]}.",
            "Convert it to OpenAPI 3, with swagger2openapi for example.",
            where="swagger",
        )
    version = content.get("openapi")
    if version is None:
        raise UnusableDocument(
            "This is not an OpenAPI document.", FORM, where="openapi"
        )
    for known in ("3.0", "3.1"):
        if str(version) == known or str(version).startswith(f"{known}."):
            return known
    raise UnusableDocument(
        f"OpenAPI {str(version)[:20]} is not known.", FORM, where="openapi"
    )
