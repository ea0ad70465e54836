"""Gathers the rows of all pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from patchbay_sdk.declared.pages import (
    MOST,
    Pages,
    Seen,
    first_request,
    next_request,
    pages_of,
    rows_of,
)
from patchbay_sdk.declared.reading import Reading
from patchbay_sdk.declared.sending import Sender
from patchbay_sdk.exceptions import Failed
from patchbay_sdk.http.messages import HttpRequest

Key = tuple[str, str, bytes]


def all_pages(sender: Sender, request: HttpRequest, *, cut: int = 0) -> Reading:
    """Return the last answer with the rows of all pages as `items`.

    `cut` ends it after so many rows. Raises Failed where there are more rows than can
    be gathered, unless the manifest or `cut` ends it early.
    """
    pages = pages_of(sender.answer["pages"], sender.values)
    most = min(pages.most, cut or MOST)
    asked: HttpRequest | None = first_request(request, pages)
    seen: set[Key] = set()
    rows: list[Any] = []
    reading = Reading(0)
    while asked is not None and len(rows) < most:
        seen.add(new_key(asked, seen))
        reading, _ = sender.exchanged(asked)
        page = rows_of(reading, pages)
        rows += page
        asked = next_request(
            asked, reading, pages, Seen(len(seen), len(rows), len(page))
        )
    if not (cut or pages.is_limited):
        refuse_more(asked, rows, pages)
    return replace(reading, items=rows[:most])


def new_key(request: HttpRequest, seen: set[Key]) -> Key:
    """Return what tells one page from another. Raises Failed where it was there."""
    key = (request.url, repr(sorted(request.query.items())), request.body)
    if key in seen:
        raise Failed("The service gives the same page again and again.")
    return key


def refuse_more(asked: HttpRequest | None, rows: list[Any], pages: Pages) -> None:
    """Raise Failed where rows are left."""
    if asked is not None or len(rows) > pages.most:
        raise Failed(f"There are more than {pages.most:,} rows. Ask for less.")
