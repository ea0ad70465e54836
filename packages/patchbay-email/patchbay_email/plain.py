"""The text of a piece of HTML, for readers without HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser

APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre"})
BLOCKS = APART | {
    *("address", "article", "aside", "blockquote", "div", "dl", "dt", "dd", "fieldset"),
    *("figure", "footer", "form", "header", "main", "nav", "section", "tr"),
}
SILENT = frozenset({"script", "style", "head", "title", "template"})
SPACE = re.compile(r"[^\S\n]+")


class Reader(HTMLParser):
    """Collects text: lines for blocks, dashes for lists, addresses after links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line where the tag does."""
        given = dict(attrs)
        if tag in SILENT:
            self.silent += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in {"td", "th"}:
            self.parts.append(" ")
        elif tag == "a":
            self.links.append((given.get("href") or "", len(self.parts)))
        elif tag == "img" and not self.silent:
            self.parts.append(given.get("alt") or "")
        elif tag in BLOCKS:
            self.parts.append("\n\n" if tag in APART else "\n")

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends; without a beginning it is nothing."""
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "a" and self.links:
            self.end_link(*self.links.pop())
        elif tag in BLOCKS:
            self.parts.append("\n\n" if tag in APART else "\n")

    def end_link(self, address: str, start: int) -> None:
        """Put the address after the text of a link, where it says something else."""
        text = "".join(self.parts[start:]).strip()
        shown = address.removeprefix("mailto:")
        if shown and shown != text and not shown.startswith("#"):
            self.parts.append(f" <{shown}>")

    def handle_data(self, data: str) -> None:
        """Keep text that is shown."""
        if not self.silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def text_of(html: str) -> str:
    """Return the text of HTML; any text is HTML, however broken."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    lines = SPACE.sub(" ", "".join(reader.parts)).split("\n")
    text = "\n".join(line.strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
