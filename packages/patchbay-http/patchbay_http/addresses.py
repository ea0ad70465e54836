"""Addresses that a request may go to."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from patchbay_sdk import Failed

PORTS = {"http": 80, "https": 443}
MAX_LABEL = 63
Origin = tuple[str, str, int]


def split(url: str) -> SplitResult:
    """Return the parts of an absolute http(s) address. Raises Failed."""
    refusal = Failed(f'"{shown(url)}" is no address that can be called.')
    if not url.isprintable() or " " in url or "\\" in url:
        raise refusal
    try:
        parts = urlsplit(url)
        usable = parts.scheme in PORTS and parts.hostname and parts.port != 0
    except ValueError as error:
        raise refusal from error
    if not usable or not is_host(parts.hostname or ""):
        raise refusal
    if parts.username is not None or parts.password is not None:
        raise Failed(
            "The address holds an account. Put user name and password into a "
            "credential, and choose it under Authentication."
        )
    return parts


def is_host(text: str) -> bool:
    """Say whether a name can be looked up, or an address dialled."""
    labels = text.rstrip(".").split(".")
    return ":" in text or all(0 < len(one) <= MAX_LABEL for one in labels)


def origin(url: str) -> Origin:
    """Return scheme, host and port, which decide who gets to see an account."""
    parts = split(url)
    host = (parts.hostname or "").rstrip(".")
    return parts.scheme, host, parts.port or PORTS[parts.scheme]


def shown(url: str) -> str:
    """Return an address for people: without query, which may hold a key."""
    bare = url.split("?", 1)[0].split("#", 1)[0]
    return bare.rpartition("@")[2][:200].encode("ascii", "backslashreplace").decode()
