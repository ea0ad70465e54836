"""One request over one connection."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse

from patchbay_sdk.exceptions import Failed
from patchbay_sdk.http.addresses import Target
from patchbay_sdk.http.messages import HttpAnswer
from patchbay_sdk.http.troubles import BROKEN_OFF, SILENT, not_reached, unknown

CHUNK = 64 * 1024
MEGABYTE = 1024 * 1024
BODILESS = frozenset({"GET", "HEAD"})


@dataclass(frozen=True)
class Exchange:
    """One request and its answer, over a connection that is not made yet.

    `left` are the seconds that are left for it; `limit` is the most bytes of the
    answer; `once` says that it must not be done twice.
    """

    connection: HTTPConnection
    target: Target
    left: Callable[[], float]
    limit: int
    once: bool

    def run(self, method: str, headers: Mapping[str, bytes], body: bytes) -> HttpAnswer:
        """Return the answer. Raises RetryLater and Failed."""
        host = self.target.origin.host
        try:
            self._connect(host)
            self._send(method, headers, body)
            return self._answer(self.connection.getresponse())
        except TimeoutError as error:
            raise unknown(host, SILENT, once=self.once) from error
        except (OSError, HTTPException) as error:
            raise unknown(host, BROKEN_OFF, once=self.once) from error
        finally:
            self.connection.close()

    def _connect(self, host: str) -> None:
        try:
            self.connection.connect()
        except UnicodeError as error:
            raise Failed(f"{host[:200]} is no name of a host.") from error
        except (OSError, ssl.SSLError) as error:
            raise not_reached(host, error) from error

    def _send(self, method: str, headers: Mapping[str, bytes], body: bytes) -> None:
        connection = self.connection
        connection.putrequest(method, self.target.path, skip_host=True)
        connection.putheader("Host", self.target.origin.authority)
        connection.putheader("Connection", "close")
        for name, value in headers.items():
            connection.putheader(name, value)
        if body or method not in BODILESS:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)

    def _answer(self, response: HTTPResponse) -> HttpAnswer:
        content = bytearray()
        while part := response.read1(CHUNK):
            content += part
            if len(content) > self.limit:
                size = max(self.limit // MEGABYTE, 1)
                raise Failed(f"The answer is larger than {size} MB. Ask for less.")
            if self.left() <= 0:
                raise TimeoutError
        if response.length:
            raise ConnectionResetError("half an answer")
        headers = {name.lower(): value for name, value in response.getheaders()}
        return HttpAnswer(response.status, headers, bytes(content))
