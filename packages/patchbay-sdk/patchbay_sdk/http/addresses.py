"""Addresses that a request may go to, and what is sent of them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from patchbay_sdk.exceptions import Failed
from patchbay_sdk.http.messages import Query

PORTS = {"http": 80, "https": 443}
LONGEST_LABEL = 63
# RFC 3986: what stands for itself in a path or query, and escapes that are there.
KEPT = "%/:?@!$&'()*+,;=-._~"


@dataclass(frozen=True)
class Origin:
    """Scheme, host and port: whom a request talks to."""

    scheme: str
    host: str
    port: int

    @property
    def authority(self) -> str:
        """Return the header Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


@dataclass(frozen=True)
class Target:
    """Where a request goes: to whom, and what it asks there for."""

    origin: Origin
    path: str


def target_of(url: str, query: Query | None = None) -> Target:
    """Return the parts of an absolute http(s) address. Raises Failed."""
    refusal = Failed(f'"{shown(url)}" is no address that can be called.')
    if not url.isprintable() or " " in url or "\\" in url:
        raise refusal
    try:
        parts = urlsplit(url)
        origin = origin_of(parts)
    except ValueError as error:
        raise refusal from error
    if parts.username is not None or parts.password is not None:
        raise Failed("The address holds an account. It belongs into a credential.")
    added = urlencode(query or {}, doseq=True, errors="replace")
    asked = "&".join(one for one in (quote(parts.query, KEPT), added) if one)
    path = quote(parts.path, KEPT) or "/"
    return Target(origin, f"{path}?{asked}" if asked else path)


def origin_of(parts: SplitResult) -> Origin:
    """Return whom an address means. Raises ValueError."""
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in PORTS or not host or parts.port == 0:
        raise ValueError(host)
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    labels = host.split(".")
    if ":" not in host and not all(0 < len(one) <= LONGEST_LABEL for one in labels):
        raise ValueError(host)
    return Origin(parts.scheme, host, parts.port or PORTS[parts.scheme])


def shown(url: str) -> str:
    """Return an address for people: without query, which may hold a key."""
    bare = url.split("?", 1)[0].split("#", 1)[0]
    return bare.rpartition("@")[2][:200].encode("ascii", "backslashreplace").decode()
