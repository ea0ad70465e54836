"""Addresses with values in them: a value never leaves its place."""

from __future__ import annotations

import re
from urllib.parse import quote

from patchbay_sdk.declared.paths import MISSING
from patchbay_sdk.declared.placeholders import Placeholder, pieces_of
from patchbay_sdk.declared.values import Values, text_of
from patchbay_sdk.exceptions import Failed
from patchbay_sdk.http.addresses import shown, target_of

SCHEME = re.compile(r"https?://", re.IGNORECASE)
HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?")
IN_PATH = re.compile(r"https?://[^/?#]*/[^?#]*", re.IGNORECASE)
DOTS = frozenset({".", ".."})


def url_of(url: str, base: str, values: Values) -> str:
    """Return the address of a request; `base` comes before a path. Raises Failed."""
    template = f"{base.rstrip('/')}{url}" if url.startswith("/") else url
    built = ""
    for index, piece in enumerate(pieces_of(template)):
        if not isinstance(piece, str):
            built += placed(value_for(piece, values), piece, built)
        elif index and piece.startswith("/"):
            refuse_query(built, is_whole=index == 1 and not template.startswith("http"))
            built = built.rstrip("/") + piece
        else:
            built += piece
    refuse_dots(built)
    target_of(built)
    return built


def refuse_query(built: str, *, is_whole: bool) -> None:
    """Refuse a path behind a value that is a whole address. Raises Failed."""
    if is_whole and "?" in built:
        raise Failed(f'"{shown(built)}" is no beginning of an address: it has a query.')


def value_for(placeholder: Placeholder, values: Values) -> str:
    """Return the text of a value in an address. Raises Failed where it has none."""
    value = values.of(placeholder)
    if value is MISSING or value == "":
        raise Failed(f"The address needs {placeholder.name}, which is not filled in.")
    return text_of(value)


def placed(text: str, placeholder: Placeholder, built: str) -> str:
    """Return what a value becomes where an address has come so far. Raises Failed."""
    if not built:
        return beginning(text)
    if "?" not in built:
        if not IN_PATH.fullmatch(built):
            return host_in(text, placeholder)
        if placeholder.keeps_slashes:
            return quote(text.lstrip("/"), safe="/", errors="replace")
    return quote(text, safe="", errors="replace")


def beginning(text: str) -> str:
    """Return a value that an address begins with: a URL, or a host. Raises Failed."""
    address = text.strip()
    url = address if SCHEME.match(address) else f"https://{address}"
    target_of(url)
    if "#" in url:
        raise Failed(f'"{shown(url)}" leads into a page; leave out what follows #.')
    return url


def host_in(text: str, placeholder: Placeholder) -> str:
    """Return a value as a part of a host; a whole address is taken for its host."""
    host = SCHEME.sub("", text.strip(), count=1).rstrip("/")
    if not HOST.fullmatch(host):
        raise Failed(f'"{shown(text)}" ({placeholder.name}) is no host.')
    return host


def refuse_dots(url: str) -> None:
    """Refuse segments that lead to another folder. Raises Failed."""
    path = url.partition("?")[0]
    if DOTS & set(path.split("/")):
        raise Failed(f'"{shown(url)}" leads to another address than it seems.')
