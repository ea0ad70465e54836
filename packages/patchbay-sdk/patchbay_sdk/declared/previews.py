"""A request as it will be sent, for a person."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from patchbay_sdk.http.client import Account
from patchbay_sdk.http.headers import merged
from patchbay_sdk.http.messages import HttpRequest

MOST = 64 * 1024


def shown_request(request: HttpRequest, account: Account) -> dict[str, Any]:
    """Return method, url, headers and body of a request; secrets are masked later."""
    query = urlencode({**request.query, **account.query}, doseq=True, errors="replace")
    joint = "&" if "?" in request.url else "?"
    return {
        "method": request.method,
        "url": f"{request.url}{joint}{query}" if query else request.url,
        "headers": merged(request.headers, account.headers),
        "body": shown_body(request.body),
    }


def shown_body(body: bytes) -> str:
    """Return a body as text; bytes that are none are counted."""
    try:
        return body.decode()[:MOST]
    except UnicodeDecodeError:
        return f"({len(body):,} bytes)"
