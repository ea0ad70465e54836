"""Signed requests to a service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from patchbay_sdk import Context
from patchbay_sdk.http import HttpAnswer, HttpRequest

from patchbay_s3.accounts import Account
from patchbay_s3.errors import failure
from patchbay_s3.signing import signed

LARGEST = 25 * 1024 * 1024


@dataclass(frozen=True)
class Asked:
    """A request before it is signed."""

    method: str
    url: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def address(self) -> str:
        """Return the address with its query, written as the signature needs it."""
        found = urlencode(sorted(self.query.items()), quote_via=quote, safe="")
        return f"{self.url}?{found}" if found else self.url


def answer_to(asked: Asked, account: Account, context: Context) -> HttpAnswer:
    """Send a request and return the answer, if it is a success.

    Raises BpmnError("not-found"), RetryLater, Failed.
    """
    plain = HttpRequest(asked.method, asked.address, asked.headers, body=asked.body)
    answer = context.http.send(signed(plain, account), limit=LARGEST)
    if not answer.is_success:
        raise failure(answer, account)
    return answer
