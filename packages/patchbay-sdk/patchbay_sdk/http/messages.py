"""What is sent, and what comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk.exceptions import Failed

LARGEST = 10 * 1024 * 1024
Query = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class HttpRequest:
    """A request. `url` is absolute; `query` is added to its own, lists several times.

    Names and values of headers are text of one line; those of the connection, such as
    Host and Content-Length, are not for a request to set.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    query: Query = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class HttpAnswer:
    """An answer, whatever its status. Names of `headers` are in small letters."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    content: bytes = field(default=b"", repr=False)

    @property
    def is_success(self) -> bool:
        """Say whether the status is 2xx."""
        return 200 <= self.status <= 299

    @property
    def text(self) -> str:
        """Return the content as text, in the charset that it names or UTF-8."""
        _, _, rest = self.headers.get("content-type", "").partition("charset=")
        charset = rest.split(";")[0].strip(" \"'") or "utf-8"
        try:
            return self.content.decode(charset, "replace")
        except (LookupError, ValueError):
            return self.content.decode("utf-8", "replace")

    def json(self) -> Any:
        """Return the value of the content, None where it is empty. Raises Failed."""
        if not self.content.strip():
            return None
        try:
            return json.loads(self.content, parse_constant=refuse_constant)
        except (ValueError, RecursionError) as error:
            raise Failed(f"The answer ({self.status}) is not JSON.") from error


def refuse_constant(name: str) -> None:
    """Refuse NaN and the infinities, which are no JSON."""
    raise ValueError(name)
