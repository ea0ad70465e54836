"""What a connector is called and looks like, from `info` of a document."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from patchbay_tools.openapi.names import id_of, words_of
from patchbay_tools.openapi.words import cut, plain, short

NOISE = re.compile(
    r"\b(rest|api|apis|openapi|open api|swagger|spec|specification|public|official|"
    r"reference|documentation|docs|v?[0-9]+(\.[0-9]+)+|v[0-9]+)\b|[()\[\]:|]",
    re.IGNORECASE,
)
BLANKS = re.compile(r"\s+")
WEB = re.compile(r"https?://[^\s]+")
CATEGORIES = {
    "communication": "message messages messaging mail email sms chat voice call calls "
    "notification notifications channel discord slack phone conversation forum",
    "development": "git repository repositories code deploy ci build builds issue "
    "issues commit branch pull developer github gitlab jira agile sprint",
    "files": "file files folder folders document documents storage drive upload "
    "download content design",
    "finance": "payment payments invoice invoices bank banking ledger blockchain "
    "accounting transaction transactions refund billing wallet",
    "sales": "crm commerce order orders shop product products customer customers lead",
    "support": "ticket tickets helpdesk support",
    "people": "hr employee employees payroll candidate",
    "data": "database table tables search analytics dataset query warehouse",
    "web": "cloud dns droplet droplets server servers website domain domains cdn",
}
CATEGORY_OF = {word: key for key, words in CATEGORIES.items() for word in words.split()}
LIGHT = ("#1f4fd8", "#ffffff")
DARK = ("#9dbbff", "#10182b")


def title_of(content: dict[str, Any], name: str | None) -> str:
    """Return the name of the connector."""
    title = plain(info_of(content).get("title"))
    bare = BLANKS.sub(" ", NOISE.sub(" ", title)).strip(" -,.'~+").removeprefix("The ")
    shown = name if name and (" " in name or name != name.lower()) else bare or title
    return cut(plain(shown), 60).strip() or "Service"


def info_of(content: dict[str, Any]) -> dict[str, Any]:
    """Return `info` of a document."""
    found = content.get("info")
    return found if isinstance(found, dict) else {}


def identity_of(content: dict[str, Any], name: str | None) -> dict[str, Any]:
    """Return the head of the manifest."""
    title = title_of(content, name)
    said = short(info_of(content).get("description"), 200)
    head: dict[str, Any] = {
        "$schema": "urn:patchbay:manifest:1",
        "connector": id_of((name or title).lower(), "connector"),
        "name": title,
        "version": "1.0.0",
        "description": said if len(said) >= 10 else f"Works with {title} by its API.",
        "category": category_of(content),
    }
    if keywords := keywords_of(tags_of(content)):
        head["keywords"] = keywords
    head["icon"] = {"light": "icon.svg", "dark": "icon-dark.svg"}
    if docs := docs_of(content):
        head["docs"] = docs
    head["requires"] = ">=0.1"
    return head


def tags_of(content: dict[str, Any]) -> list[str]:
    """Return the names of the document's tags."""
    found = content.get("tags")
    named = (
        [one.get("name") for one in found if isinstance(one, dict)]
        if isinstance(found, list)
        else []
    )
    return [one for one in named if isinstance(one, str)]


def keywords_of(tags: list[str]) -> list[str]:
    """Return what people may search for, each once."""
    made = dict.fromkeys(plain(one).lower()[:40].strip() for one in tags)
    return [one for one in made if one][:20]


def category_of(content: dict[str, Any]) -> str:
    """Return the group of the palette that most of the document's words are of."""
    info = info_of(content)
    counted: Counter[str] = Counter()
    sources = (
        (info.get("title"), 4),
        (short(info.get("description"), 300), 2),
        (" ".join(tags_of(content)), 1),
    )
    for source, weight in sources:
        for word in words_of(source if isinstance(source, str) else ""):
            if word in CATEGORY_OF:
                counted[CATEGORY_OF[word]] += weight
    return counted.most_common(1)[0][0] if counted else "other"


def docs_of(content: dict[str, Any]) -> str:
    """Return the address of the documentation; empty where there is none."""
    places = (
        content.get("externalDocs"),
        info_of(content).get("contact"),
    )
    for place in places:
        url = place.get("url") if isinstance(place, dict) else None
        if isinstance(url, str) and WEB.fullmatch(url) and len(url) < 400:
            return url
    return ""


def icon_of(title: str, *, dark: bool) -> str:
    """Return an icon: the first letter on a ground that stands out."""
    ground, ink = DARK if dark else LIGHT
    letter = next(
        (one for one in title.upper() if one.isascii() and one.isalnum()), "•"
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
        f'<rect x="2" y="2" width="20" height="20" rx="5" fill="{ground}"/>'
        f'<text x="12" y="16.5" font-family="sans-serif" font-size="13" '
        f'font-weight="700" text-anchor="middle" fill="{ink}">{letter}</text></svg>\n'
    )
