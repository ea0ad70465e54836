"""The next page of an answer that comes in several."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from patchbay_sdk.declared.paths import MISSING
from patchbay_sdk.declared.reading import Reading
from patchbay_sdk.declared.values import Values, filled
from patchbay_sdk.exceptions import Failed
from patchbay_sdk.http.addresses import target_of
from patchbay_sdk.http.messages import HttpRequest

MOST = 10_000
LINK = re.compile(
    r"<([^<>]*)>((?:\s*;\s*[\w*!-]+(?:\s*=\s*(?:\"[^\"]*\"|[^\s,;\"]+))?)*)"
)
NEXT = re.compile(r";\s*rel\s*=\s*(?:\"[^\"]*\bnext\b[^\"]*\"|next\b)", re.IGNORECASE)
OF_BODY = "body."


@dataclass(frozen=True)
class Pages:
    """How the manifest says that pages are fetched; `most` is the most rows.

    `is_limited` says that further rows are left out on purpose.
    """

    rules: Mapping[str, Any]
    most: int = MOST
    is_limited: bool = False

    @property
    def size(self) -> int:
        """Return how many rows a full page has, 0 where nobody knows."""
        return int(self.rules.get("size", {}).get("value", 0))


def pages_of(rules: Mapping[str, Any], values: Values) -> Pages:
    """Return how pages are fetched in a call. Raises Failed."""
    given = filled(rules.get("most", MISSING), values)
    if given is MISSING or given == "":
        return Pages(rules)
    try:
        most = int(given)
    except (TypeError, ValueError) as error:
        raise Failed(f"{str(given)[:40]} is no number of rows.") from error
    if most < 1:
        raise Failed("The most rows are less than one.")
    return Pages(rules, min(most, MOST), is_limited=most <= MOST)


def first_request(request: HttpRequest, pages: Pages) -> HttpRequest:
    """Return the request of the first page."""
    if "size" in pages.rules:
        request = asking(request, pages.rules["size"]["parameter"], pages.size)
    if pages.rules["kind"] == "page":
        request = asking(request, pages.rules["parameter"], first_number(pages))
    return request


def first_number(pages: Pages) -> int:
    """Return the number of the first page."""
    return int(pages.rules.get("first", 1))


def rows_of(reading: Reading, pages: Pages) -> list[Any]:
    """Return the rows of a page. Raises Failed where there is no list."""
    rows = reading.at(pages.rules["items"])
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise Failed(f"The answer has no list at {pages.rules['items']}.")
    return rows


@dataclass(frozen=True)
class Seen:
    """What is fetched so far: pages, rows, rows of the last page."""

    pages: int
    rows: int
    last: int


def next_request(
    request: HttpRequest, reading: Reading, pages: Pages, seen: Seen
) -> HttpRequest | None:
    """Return the request of the next page, None where there is none. Raises Failed."""
    match pages.rules["kind"]:
        case "link":
            return linked(request, reading, pages)
        case "cursor":
            cursor = reading.at(pages.rules["next"])
            if not cursor or not isinstance(cursor, str | int):
                return None
            return asking(request, pages.rules["parameter"], cursor)
        case kind:
            if not seen.last or seen.last < pages.size:
                return None
            number = first_number(pages) + seen.pages if kind == "page" else seen.rows
            return asking(request, pages.rules["parameter"], number)


def linked(request: HttpRequest, reading: Reading, pages: Pages) -> HttpRequest | None:
    """Return the request that a link asks for. Raises Failed."""
    link = reading.at(pages.rules["next"]) if "next" in pages.rules else header(reading)
    if not link or not isinstance(link, str):
        return None
    url = urljoin(request.url, link)
    if target_of(url).origin != target_of(request.url).origin:
        raise Failed("The next page is at another host, which is not followed.")
    return replace(request, url=url, query={})


def header(reading: Reading) -> str:
    """Return the next page that the header Link names (RFC 8288), or nothing."""
    for found in LINK.finditer(reading.headers.get("link", "")):
        if NEXT.search(found[2]):
            return found[1]
    return ""


def asking(request: HttpRequest, parameter: str, value: Any) -> HttpRequest:
    """Return a request with another value of a parameter, in the query or the body."""
    if not parameter.startswith(OF_BODY):
        return replace(request, query={**request.query, parameter: str(value)})
    name = parameter.removeprefix(OF_BODY)
    body = json.loads(request.body or b"{}")
    if not isinstance(body, dict):
        raise Failed(f"The body is no object, so it takes no {name}.")
    content = json.dumps({**body, name: value}, ensure_ascii=False).encode()
    return replace(request, body=content)
