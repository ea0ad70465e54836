"""Connections to an origin, with the certificates of this machine and no proxy."""

from __future__ import annotations

import os
import ssl
from collections.abc import Callable
from functools import lru_cache
from http.client import HTTPConnection, HTTPSConnection

from patchbay_sdk.http.addresses import Origin

Connect = Callable[[Origin, float], HTTPConnection]


@lru_cache(maxsize=4)
def trusted(_places: tuple[str | None, ...]) -> ssl.SSLContext:
    """Return what checks certificates; reading them takes some milliseconds."""
    return ssl.create_default_context()


def certificates() -> tuple[str | None, ...]:
    """Return where the environment says that certificates lie."""
    return os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")


def connection_to(origin: Origin, timeout: float) -> HTTPConnection:
    """Return a connection that is not made yet; so many seconds of silence end it."""
    if origin.scheme == "https":
        return HTTPSConnection(
            origin.host,
            origin.port,
            timeout=timeout,
            context=trusted(certificates()),
        )
    return HTTPConnection(origin.host, origin.port, timeout=timeout)
