"""What the HTTP connector sends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from patchbay_http import preview_request, request
from patchbay_sdk import Failed, Secret
from patchbay_sdk.testing import LocalContext, LocalFile, LocalFiles

from tests.packages.web_servers import Asked, Reply, Service, service

CANARY = "canary-8a1f-token"
ACCOUNT = {"user": "ada", "password": Secret("pässwort1"), "token": Secret(CANARY)}


@pytest.fixture(scope="module")
def echo() -> Iterator[Service]:
    """Return a service that is content with everything."""
    with service(lambda _: Reply(body={"ok": True})) as running:
        yield running


def sent(echo: Service, context: LocalContext | None = None, **settings: Any) -> Asked:
    """Return what the service saw of a call."""
    context = context or LocalContext(credential=ACCOUNT)
    request({"url": f"{echo.url}/orders", **settings}, context)
    return echo.seen[-1]


def test_a_request_is_answered(echo: Service) -> None:
    output = request({"url": f"{echo.url}/orders"}, LocalContext())

    assert (output["status"], output["body"]) == (200, {"ok": True})
    assert output["headers"]["content-type"] == "application/json"


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"])
def test_every_method_carries_the_key(echo: Service, method: str) -> None:
    keys = [
        sent(echo, LocalContext(attempt=attempt), method=method).headers[
            "idempotency-key"
        ]
        for attempt in (1, 2)
    ]

    assert echo.seen[-1].method == method
    assert keys == [LocalContext().idempotency_key] * 2


def test_the_query_is_added_and_encoded(echo: Service) -> None:
    url = f"{echo.url}/orders?page=1"
    asked = sent(echo, url=url, query={"name": "a&b=ü", "empty": ""})

    assert asked.query == {"page": ["1"], "name": ["a&b=ü"], "empty": [""]}


@pytest.mark.parametrize(
    ("settings", "body", "kind"),
    [
        ({"body_kind": "none"}, b"", None),
        (
            {"body_kind": "json", "json": {"a": "ü"}},
            b'{"a": "\xc3\xbc"}',
            "application/json",
        ),
        ({"body_kind": "json", "json": None}, b"null", "application/json"),
        (
            {"body_kind": "form", "form": {"a": "1&2", "b": "ü"}},
            b"a=1%262&b=%C3%BC",
            "application/x-www-form-urlencoded",
        ),
        ({"body_kind": "text", "text": "ü"}, b"\xc3\xbc", "text/plain; charset=utf-8"),
        (
            {"body_kind": "text", "text": "<a/>", "content_type": "application/xml"},
            b"<a/>",
            "application/xml",
        ),
        ({"body_kind": "file", "file": "a.pdf"}, b"%PDF", "application/pdf"),
    ],
)
def test_a_body_is_sent_as_chosen(
    echo: Service, settings: dict[str, Any], body: bytes, kind: str | None
) -> None:
    files = LocalFiles({"a.pdf": LocalFile(b"%PDF", "application/pdf")})
    asked = sent(echo, LocalContext(files=files), method="POST", **settings)

    assert (asked.body, asked.headers.get("content-type")) == (body, kind)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_get_and_head_send_nothing(echo: Service, method: str) -> None:
    asked = sent(echo, method=method, body_kind="json", json={"a": 1})

    assert asked.body == b""
    assert "content-type" not in asked.headers


def test_headers_of_the_step_win(echo: Service) -> None:
    given = {"accept": "text/csv", "X-Team": "sales ✓", "Idempotency-Key": "own"}
    asked = sent(echo, headers=given)

    assert asked.headers["accept"] == "text/csv"
    assert asked.headers["x-team"].encode("latin-1").decode() == "sales ✓"
    assert asked.headers["idempotency-key"] == "own"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-Team\r\nX-Evil", "x"),
        ("X-Team", "x\r\nX-Evil: 1"),
        ("X-Team", "x\nX-Evil: 1"),
        ("X-Team", "x\0y"),
        ("X Team", "x"),
        ("X-Team:", "x"),
        ("", "x"),
        ("Täam", "x"),
        ("Host", "evil.example"),
        ("Content-Length", "0"),
        ("Transfer-Encoding", "chunked"),
        ("Proxy-Authorization", "x"),
        ("X-Team", "x" * 8001),
    ],
)
def test_a_header_that_cannot_be_is_refused(
    echo: Service, name: str, value: str
) -> None:
    before = len(echo.seen)
    with pytest.raises(Failed, match="header"):
        sent(echo, headers={name: value})

    assert len(echo.seen) == before


@pytest.mark.parametrize(
    ("settings", "header", "value"),
    [
        ({"authentication": "none"}, "authorization", None),
        ({"authentication": "basic"}, "authorization", "Basic YWRhOnDDpHNzd29ydDE="),
        ({"authentication": "bearer"}, "authorization", f"Bearer {CANARY}"),
        ({"authentication": "api_key"}, "x-api-key", CANARY),
        ({"authentication": "api_key", "key_name": "K"}, "k", CANARY),
    ],
)
def test_an_account_goes_into_a_header(
    echo: Service, settings: dict[str, Any], header: str, value: str | None
) -> None:
    context = LocalContext(credential=ACCOUNT)
    asked = sent(echo, context, **settings)

    assert asked.headers.get(header) == value
    assert CANARY not in f"{context.requests} {context.lines}"


def test_a_key_goes_into_the_address_and_is_not_shown(echo: Service) -> None:
    context = LocalContext(credential=ACCOUNT)
    place = {"authentication": "api_key", "key_place": "query", "key_name": "key"}
    asked = sent(echo, context, **place)

    assert asked.query == {"key": [CANARY]}
    assert context.requests[0]["query"] == {"key": "***"}
    assert CANARY not in f"{context.requests} {context.lines}"


@pytest.mark.parametrize(
    ("kind", "credential", "words"),
    [
        ("bearer", {}, "needs an account"),
        ("bearer", {"token": Secret("")}, 'token or key in credential "crm"'),
        (
            "basic",
            {"user": "", "password": Secret("x")},
            'user name in credential "crm"',
        ),
        ("bearer", {"token": Secret("a\r\nX: 1")}, "line end"),
    ],
)
def test_an_account_that_lacks_something_is_named(
    echo: Service, kind: str, credential: dict[str, Any], words: str
) -> None:
    with pytest.raises(Failed, match=words):
        sent(
            echo,
            LocalContext(credential=credential),
            authentication=kind,
            account="crm",
        )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://example.com",
        "file:///etc/passwd",
        "gopher://example.com",
        "//example.com",
        "example.com",
        "http://",
        "http://:80",
        "https://user:pass@example.com",
        "https://user@example.com",
        "http://a b.example",
        "http://example.com/a\r\nHost: evil",
        "http://example.com:99999/",
        "http://example.com:0/",
        "http://exa\\mple.com",
        "http://[::1",
        "http://-.example..com/",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Failed):
        request({"url": url}, LocalContext())


def test_a_request_is_seen_before_it_is_sent() -> None:
    settings = {
        "url": "https://example.com/a?b=1",
        "method": "POST",
        "query": {"q": "x y"},
        "headers": {"X-One": "1"},
        "body_kind": "text",
        "text": "Hello",
    }

    shown = preview_request(settings, LocalContext())

    assert shown["url"] == "https://example.com/a?b=1&q=x+y"
    assert (shown["method"], shown["headers"]["X-One"]) == ("POST", "1")
