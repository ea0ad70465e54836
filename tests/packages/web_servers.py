"""A web service on loopback that answers as a test says, faults included."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any
from urllib.parse import parse_qs, urlsplit

RESET, STALL, HALF, GARBAGE, DRIP = "reset", "stall", "half", "garbage", "drip"


@dataclass(frozen=True)
class Asked:
    """A request as the service saw it."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        """Return the path without the query."""
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, list[str]]:
        """Return the query by name."""
        return parse_qs(urlsplit(self.target).query, keep_blank_values=True)

    @property
    def json(self) -> Any:
        """Return the body as JSON."""
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        """Return the body as the fields of a form."""
        fields = parse_qs(self.body.decode(), keep_blank_values=True)
        return {name: values[0] for name, values in fields.items()}


@dataclass(frozen=True)
class Reply:
    """What the service answers, or the fault that it has instead."""

    status: int = 200
    body: bytes | str | dict[str, Any] = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""

    @property
    def content(self) -> bytes:
        """Return the bytes of the body."""
        if isinstance(self.body, dict):
            return json.dumps(self.body).encode()
        return self.body.encode() if isinstance(self.body, str) else self.body

    @property
    def all_headers(self) -> dict[str, str]:
        """Return the headers, with the type that the body suggests."""
        kind = "application/json" if isinstance(self.body, dict) else "text/plain"
        return {"Content-Type": kind, **self.headers}


Answer = Callable[[Asked], Reply]


class Conversation(BaseHTTPRequestHandler):
    """Answers one request as the service says."""

    server: Service

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Return what answers a method: the same for all."""
        if name.startswith("do_"):
            return self.converse
        raise AttributeError(name)

    def converse(self) -> None:
        """Answer, whatever the method."""
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, self.rfile.read(length))
        self.server.seen.append(asked)
        reply = self.server.answer(asked)
        if reply.fault:
            getattr(self, f"be_{reply.fault}")()
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.all_headers.items():
            self.send_header(name, value)
        if "Content-Length" not in reply.headers:
            self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.content)

    def be_reset(self) -> None:
        """Break the connection off."""
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    def be_stall(self) -> None:
        """Say nothing until the test is over."""
        self.server.over.wait(20)

    def be_half(self) -> None:
        """Promise more than comes."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf an")

    def be_garbage(self) -> None:
        """Speak another language."""
        self.wfile.write(b"\x00\xff SSH-2.0\r\n\r\n")

    def be_drip(self) -> None:
        """Answer without an end, a byte at a time."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while not self.server.over.wait(0.05):
            self.wfile.write(b"x")

    def log_message(self, *_: object) -> None:  # type: ignore[override]
        """Stay silent."""


class Service(ThreadingHTTPServer):
    """A service; `seen` has every request that came."""

    daemon_threads = True

    def __init__(self, answer: Answer, context: SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.answer = answer
        self.scheme = "http" if context is None else "https"
        if context is not None:
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.seen: list[Asked] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        """Return the address of the service."""
        return f"{self.scheme}://localhost:{self.server_address[1]}"

    def handle_error(self, *_: object) -> None:
        """Stay silent: clients break off in these tests."""


@contextmanager
def service(answer: Answer, context: SSLContext | None = None) -> Iterator[Service]:
    """Run a service that answers so."""
    with Service(answer, context) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield running
        finally:
            running.over.set()
            running.shutdown()
            thread.join()
