"""The body of a message: plain text, or HTML with its text beside it."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt
from patchbay_sdk import Settings

from patchbay_email.plain import text_of

PAGE = (
    '<!doctype html>\n<html>\n<head><meta charset="utf-8"></head>\n'
    "<body>\n{body}</body>\n</html>\n"
)
# HTML that stands in Markdown is shown, never run.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


@dataclass(frozen=True)
class Body:
    """Text, and HTML where the message has it."""

    text: str
    html: str = ""


def clean(text: str) -> str:
    """Return text that every mail program takes: no NUL, no half characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def body_of(settings: Settings) -> Body:
    """Return the body in the format that the step chose."""
    kind = settings.get("body_format", "text")
    if kind == "markdown":
        source = clean(str(settings.get("markdown", "")))
        return Body(source, PAGE.format(body=MARKDOWN.render(source)))
    if kind == "html":
        html = clean(str(settings.get("html", "")))
        text = clean(str(settings.get("html_text") or ""))
        return Body(text or text_of(html), html)
    return Body(clean(str(settings.get("body", ""))))
