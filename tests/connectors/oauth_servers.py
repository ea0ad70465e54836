"""An OAuth 2.0 server on loopback, of oauthlib, that knows one app and one person."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, build_opener

from oauthlib.oauth2 import RequestValidator, Server

CLIENT, SECRET = "shop-app", "s3cret-of-the-app"
READ = ["read"]


@dataclass
class Book(RequestValidator):  # type: ignore[misc]
    """What the server remembers. `denies` says that the person does not agree;
    `before_answering` is what happens while the next ones ask for tokens."""

    codes: dict[str, dict[str, Any]] = field(default_factory=dict)
    refresh_tokens: set[str] = field(default_factory=set)
    access_tokens: list[str] = field(default_factory=list)
    denies: bool = False
    answer: tuple[int, str, str] | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    before_answering: list[Callable[[], Any]] = field(default_factory=list)

    def client_authentication_required(self, *_: Any) -> bool:
        """Ask every app to show itself."""
        return True

    def authenticate_client(self, request: Any, *_: Any) -> bool:
        """Know the app by header or body."""
        given = request.headers.get("Authorization", "")
        pair = f"{request.client_id}:{request.client_secret}"
        if given.startswith("Basic "):
            pair = base64.b64decode(given[6:]).decode()
        request.client = type("Client", (), {"client_id": CLIENT})
        return pair == f"{CLIENT}:{SECRET}"

    def validate_client_id(self, client_id: str, *_: Any) -> bool:
        """Know the app."""
        return client_id == CLIENT

    def validate_redirect_uri(self, _client: str, uri: str, *_: Any) -> bool:
        """Lead back to the one address only."""
        return uri == "http://testserver/credentials/signed-in/"

    def validate_response_type(self, *_: Any) -> bool:
        """Allow it."""
        return True

    def validate_scopes(self, _client: str, scopes: list[str], *_: Any) -> bool:
        """Allow what is known."""
        return scopes == READ

    def get_default_scopes(self, *_: Any) -> list[str]:
        """Return what an app gets that asks for nothing."""
        return READ

    def get_original_scopes(self, *_: Any) -> list[str]:
        """Return what was agreed to."""
        return READ

    def is_pkce_required(self, *_: Any) -> bool:
        """Ask for PKCE."""
        return True

    def save_authorization_code(
        self, _client: str, code: dict[str, str], request: Any, *_: Any
    ) -> None:
        """Remember a code with its challenge."""
        self.codes[code["code"]] = {
            "challenge": request.code_challenge,
            "method": request.code_challenge_method,
            "uri": request.redirect_uri,
        }

    def validate_code(self, _client: str, code: str, *_: Any) -> bool:
        """Know a code."""
        return code in self.codes

    def get_code_challenge(self, code: str, _request: Any) -> str:
        """Return the challenge of a code."""
        return str(self.codes[code]["challenge"])

    def get_code_challenge_method(self, code: str, _request: Any) -> str:
        """Return its method."""
        return str(self.codes[code]["method"])

    def confirm_redirect_uri(
        self, _client: str, code: str, uri: str, *_: Any, **__: Any
    ) -> bool:
        """Ask for the address of the beginning."""
        return bool(self.codes[code]["uri"] == uri)

    def validate_grant_type(self, *_: Any) -> bool:
        """Allow it."""
        return True

    def save_bearer_token(self, token: dict[str, str], *_: Any) -> None:
        """Remember tokens."""
        self.access_tokens.append(token["access_token"])
        if "refresh_token" in token:
            self.refresh_tokens.add(token["refresh_token"])

    def invalidate_authorization_code(self, _client: str, code: str, *_: Any) -> None:
        """Let a code count once."""
        del self.codes[code]

    def validate_refresh_token(self, token: str, *_: Any) -> bool:
        """Let a token for renewal count once."""
        known = token in self.refresh_tokens
        self.refresh_tokens.discard(token)
        return known


class Handler(BaseHTTPRequestHandler):
    """Answers /authorize and /token."""

    book: Book
    server_of: Server

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Let the person agree, or not."""
        if self.book.denies:
            return self.give(302, {"Location": denied(self.path)}, "")
        headers, body, status = self.server_of.create_authorization_response(
            self.path, "GET", None, {}, scopes=READ, credentials={}
        )
        return self.give(status, headers, body)

    def do_POST(self) -> None:
        """Give tokens, or what a test wants instead."""
        length = int(self.headers.get("Content-Length", "0"))
        body = self.rfile.read(length).decode()
        self.book.asked.append(dict(parse_qsl(body)))
        if self.book.before_answering:
            self.book.before_answering.pop()()
        if self.book.answer is not None:
            status, kind, text = self.book.answer
            return self.give(status, {"Content-Type": kind, "Location": "/x"}, text)
        given = {**self.headers, "Content-Type": "application/x-www-form-urlencoded"}
        url = f"https://{self.headers['Host']}{self.path}"
        headers, text, status = self.server_of.create_token_response(
            url, "POST", body, given
        )
        return self.give(status, headers, text)

    def give(self, status: int, headers: dict[str, str], body: str | None) -> None:
        """Answer."""
        content = (body or "").encode()
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


def denied(path: str) -> str:
    """Return where a person goes who does not agree."""
    query = parse_qs(urlsplit(path).query)
    told = {"error": "access_denied", "state": query["state"][0]}
    return f"{query['redirect_uri'][0]}?{urlencode(told)}"


class Stays(HTTPRedirectHandler):
    """Does not follow redirects."""

    def redirect_request(self, *_: Any) -> None:
        """Stay."""


def led_back(address: str) -> str:
    """Go to the page of the service as a browser, and return where it leads."""
    try:
        build_opener(Stays).open(address)
    except HTTPError as error:
        return str(error.headers["Location"])
    raise AssertionError("The service leads nowhere.")


@contextmanager
def oauth_server() -> Iterator[tuple[str, Book]]:
    """Give the address of a running server, and what it remembers."""
    book = Book()
    made = type("Made", (Handler,), {"book": book, "server_of": Server(book)})
    running = ThreadingHTTPServer(("127.0.0.1", 0), made)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}", book
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
