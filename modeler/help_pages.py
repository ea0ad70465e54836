"""The documents in docs/ as pages of the product."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

PATH = re.compile(r"[a-z0-9][a-z0-9-]*(/[A-Za-z0-9][a-z0-9A-Z-]*)?")
FIRST = "tour"


@dataclass(frozen=True)
class HelpPage:
    """A document: its path without `.md`, its title, its HTML."""

    path: str
    title: str
    body: SafeString


def docs_folder() -> Path:
    """Return the folder of the documents."""
    return Path(settings.BASE_DIR) / "docs"


def title_of(text: str, path: str) -> str:
    """Return the first heading, else the path."""
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    return heading[1].replace("`", "") if heading else path


@lru_cache(maxsize=128)
def rendered(file: Path, changed: float) -> tuple[str, str]:  # noqa: ARG001
    """Return title and HTML of a document, read again when it has changed."""
    text = file.read_text(encoding="utf-8")
    linked = re.sub(r"\]\(([\w./-]+)\.md(#[\w-]+)?\)", r"](../\1/\2)", text)
    linked = re.sub(r"\]\(pictures/([\w-]+\.png)\)", r"](../pictures/\1)", linked)
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    return title_of(text, file.stem), markdown.render(linked)


def help_page(path: str) -> HelpPage | None:
    """Return the document at `path`, or None where there is none."""
    if not PATH.fullmatch(path):
        return None
    file = docs_folder() / f"{path}.md"
    if not file.is_file():
        return None
    title, html = rendered(file, file.stat().st_mtime)
    # Our own documents, rendered with HTML switched off.
    return HelpPage(path, title, mark_safe(html))  # noqa: S308


def help_picture(name: str) -> Path | None:
    """Return the file of a picture, or None where there is none."""
    file = docs_folder() / "pictures" / f"{name}.png"
    return file if PATH.fullmatch(name) and file.is_file() else None


def help_pages() -> list[HelpPage]:
    """Return the documents of the first level, the tour first."""
    paths = sorted(file.stem for file in docs_folder().glob("*.md"))
    paths.sort(key=lambda path: path != FIRST)
    return [page for path in paths if (page := help_page(path))]
