"""Serves the page of the preview to this machine alone."""

from __future__ import annotations

import json
import mimetypes
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from urllib.parse import urlsplit

from patchbay_tools.previewing.looking import Previewed

HOME = "127.0.0.1"
NAMES = frozenset({HOME, "localhost"})
PAGE = files("patchbay_tools.previewing").joinpath("page")
LOOKING_AGAIN = 0.2
ALIVE = 75  # rounds of looking again, after which the browser hears that it goes on
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


class NotBuilt(Exception):
    """The page of the preview is not there."""


def page_file(path: str) -> Traversable | None:
    """Return a file of the built page; nothing outside of it."""
    place = PAGE
    for part in (path.strip("/") or "index.html").split("/"):
        if part in {"", ".", ".."} or "\\" in part:
            return None
        place = place.joinpath(part)
    return place if place.is_file() else None


class Server(ThreadingHTTPServer):
    """Listens until it is told to end."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, previewed: Previewed, port: int) -> None:
        """Listen at a port; 0 takes any. Raises NotBuilt and OSError."""
        if page_file("") is None:
            raise NotBuilt
        self.previewed = previewed
        self.ending = threading.Event()
        super().__init__((HOME, port), Handler)

    @property
    def url(self) -> str:
        """Return the address of the page."""
        return f"http://{HOME}:{self.server_address[1]}/"

    def end(self) -> None:
        """Listen no more."""
        self.ending.set()
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:
        """Give the page, the look of the connector, or word of its changes."""
        # A page of the internet can name this machine, but not so that the browser
        # says that it is this machine.
        if (urlsplit(f"//{self.headers.get('Host', '')}").hostname or "") not in NAMES:
            self.send_error(403, "Open the preview as 127.0.0.1")
            return
        path = urlsplit(self.path).path
        if path == "/changes":
            self.tell_changes()
        elif path == "/look":
            content = json.dumps(self.server.previewed.look(), ensure_ascii=False)
            self.give(content.encode("utf-8", "replace"), "application/json")
        else:
            self.give_file(path)

    def give_file(self, path: str) -> None:
        """Give a file of the page."""
        file = page_file(path)
        if file is None:
            self.send_error(404)
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.give(file.read_bytes(), kind)

    def give(self, content: bytes, kind: str) -> None:
        """Answer with a content."""
        self.begin(kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def begin(self, kind: str) -> None:
        """Begin an answer."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")

    def tell_changes(self) -> None:
        """Send the stamp of the connector whenever it changes, until either side ends.

        https://html.spec.whatwg.org/multipage/server-sent-events.html
        """
        self.begin("text/event-stream")
        self.end_headers()
        told, rounds = "", 0
        try:
            while not self.server.ending.wait(LOOKING_AGAIN if told else 0):
                stamp, rounds = self.server.previewed.stamp(), rounds + 1
                if stamp != told:
                    self.wfile.write(f"data: {stamp}\n\n".encode())
                    told = stamp
                elif rounds % ALIVE == 0:
                    self.wfile.write(b": alive\n\n")
        except OSError:
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
