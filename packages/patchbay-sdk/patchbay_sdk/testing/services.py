"""A service on this machine that answers as a test says."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, Self, TypedDict, Unpack
from urllib.parse import parse_qs, urlsplit

from patchbay_sdk.http.addresses import Origin
from patchbay_sdk.http.client import HttpClient

Fault = Literal["", "reset", "half", "silent"]
LONGEST_SILENCE = 60.0
NOT_PREPARED = 501


@dataclass(frozen=True)
class FakeRequest:
    """A request as the service saw it; names of headers in small letters.

    A parameter of the query that came several times is a list.
    """

    method: str
    host: str
    path: str
    query: Mapping[str, str | list[str]]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """Return the body as JSON."""
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str | list[str]]:
        """Return the body as the fields of a form."""
        return fields_of(self.body.decode())


class Prepared(TypedDict, total=False):
    """What an answer is besides its status; all of it may be left out.

    `times` is for how many requests. `fault`: reset closes the connection without an
    answer, half breaks the answer off, silent gives none.
    """

    json: Any
    content: bytes
    headers: Mapping[str, str]
    times: int
    fault: Fault


@dataclass
class FakeAnswer:
    """What the service answers, `left` times."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    fault: Fault
    left: int


class FakeService:
    """An HTTP server on loopback, to be used in `with`; `requests` are what it saw.

    What no answer is prepared for is answered 501 and kept in `unexpected`.
    """

    def __init__(self) -> None:
        self.requests: list[FakeRequest] = []
        self.unexpected: list[FakeRequest] = []
        self._answers: dict[tuple[str, str], list[FakeAnswer]] = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._server = Server(self)

    def __enter__(self) -> Self:
        self._server.begin()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.end()

    @property
    def url(self) -> str:
        """Return the address that the service really has."""
        return f"http://127.0.0.1:{self._server.port}"

    def answer(
        self, method: str, path: str, status: int = 200, **rest: Unpack[Prepared]
    ) -> None:
        """Prepare an answer for the next `times` requests; several come in order."""
        content, headers = rest.get("content", b""), dict(rest.get("headers") or {})
        if "json" in rest:
            content = json.dumps(rest["json"]).encode()
            headers = {"Content-Type": "application/json", **headers}
        fault, times = rest.get("fault", ""), rest.get("times", 1)
        one = FakeAnswer(status, headers, content, fault, times)
        with self._lock:
            self._answers.setdefault((method.upper(), path), []).append(one)

    def http(self) -> HttpClient:
        """Return a client whose requests all come here, whatever host they name."""
        return HttpClient(left=lambda: 30.0, connect=self._connection)

    def answer_to(self, request: FakeRequest) -> FakeAnswer:
        """Keep a request and return its answer."""
        with self._lock:
            self.requests.append(request)
            for one in self._answers.get((request.method, request.path), ()):
                if one.left > 0:
                    one.left -= 1
                    return one
            self.unexpected.append(request)
        text = f"No answer is prepared for {request.method} {request.path}."
        return FakeAnswer(NOT_PREPARED, {}, text.encode(), "", 1)

    def wait(self) -> None:
        """Say nothing until the service ends."""
        self._closing.wait(LONGEST_SILENCE)

    def _connection(self, _origin: Origin, timeout: float) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self._server.port, timeout=timeout)


@dataclass
class Server:
    """The thread that listens."""

    service: FakeService = field(repr=False)

    def __post_init__(self) -> None:
        handler = type("Handler", (FakeHandler,), {"service": self.service})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.01,), daemon=True
        )

    def begin(self) -> None:
        """Listen."""
        self._thread.start()

    def end(self) -> None:
        """Listen no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class FakeHandler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    service: FakeService

    def handle_one_request(self) -> None:
        """Read a request, whatever its method, and answer it."""
        self.raw_requestline = self.rfile.readline(65537)
        self.close_connection = True
        if self.raw_requestline and self.parse_request():
            self._answer(self.service.answer_to(self._request()))

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _request(self) -> FakeRequest:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = fields_of(parts.query)
        host = headers.get("host", "")
        return FakeRequest(self.command, host, parts.path, query, headers, body)

    def _answer(self, answer: FakeAnswer) -> None:
        if answer.fault == "silent":
            self.service.wait()
        if answer.fault in ("silent", "reset"):
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        missing = 1 if answer.fault == "half" else 0
        self.send_header("Content-Length", str(len(answer.content) + missing))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.content)
        self.wfile.flush()


def fields_of(text: str) -> dict[str, str | list[str]]:
    """Return the fields of a query or form; those that come several times as lists."""
    found = parse_qs(text, keep_blank_values=True)
    return {name: one[0] if len(one) == 1 else one for name, one in found.items()}
