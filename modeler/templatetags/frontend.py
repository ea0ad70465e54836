"""The tag that puts a built front-end entry into a page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from django import template
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


class Chunk(TypedDict, total=False):
    """One file of Vite's manifest."""

    file: str
    name: str
    isEntry: bool
    css: list[str]
    imports: list[str]


def manifest_path() -> Path:
    """Return where `vite build` writes its manifest."""
    return Path(settings.BASE_DIR) / "static" / "dist" / ".vite" / "manifest.json"


@lru_cache(maxsize=2)
def read_manifest(changed: float) -> dict[str, Chunk]:  # noqa: ARG001
    """Read the manifest again only when the file has changed."""
    chunks: dict[str, Chunk] = json.loads(manifest_path().read_text(encoding="utf-8"))
    return chunks


def manifest() -> dict[str, Chunk]:
    """Return Vite's manifest, or say how to build the front end."""
    try:
        return read_manifest(manifest_path().stat().st_mtime)
    except FileNotFoundError as error:
        message = "The front end is not built. Run `make run` or `npm run build`."
        raise ImproperlyConfigured(message) from error


def chunks_of(key: str, chunks: dict[str, Chunk]) -> Iterator[Chunk]:
    """Yield a chunk and all that it imports, imports first, each once."""
    seen: set[str] = set()

    def visit(current: str) -> Iterator[Chunk]:
        if current in seen:
            return
        seen.add(current)
        for imported in chunks[current].get("imports", []):
            yield from visit(imported)
        yield chunks[current]

    return visit(key)


def address(file: str) -> str:
    return static(f"dist/{file}")


@register.simple_tag
def entry(name: str) -> SafeString:
    """Return the style sheets and the module script of the entry `name`."""
    chunks = manifest()
    found = [k for k, c in chunks.items() if c.get("isEntry") and c["name"] == name]
    if not found:
        message = f"The front end has no entry {name!r}."
        raise ImproperlyConfigured(message)
    parts = list(chunks_of(found[0], chunks))
    styles = dict.fromkeys(css for part in parts for css in part.get("css", []))
    return format_html(
        '{}{}<script type="module" src="{}"></script>',
        format_html_join(
            "", '<link rel="stylesheet" href="{}">', ((address(s),) for s in styles)
        ),
        format_html_join(
            "",
            '<link rel="modulepreload" href="{}">',
            ((address(part["file"]),) for part in parts[:-1]),
        ),
        address(chunks[found[0]]["file"]),
    )
