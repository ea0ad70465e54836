"""What `context.http` sends, and what troubles of a connection become."""

from __future__ import annotations

import socket

import pytest
from patchbay_sdk import Failed, HttpAnswer, HttpRequest, RetryLater, Secret
from patchbay_sdk.http.client import HttpClient
from patchbay_sdk.testing import FakeService, LocalContext

from tests.packages.certificates import Certificates
from tests.packages.web_servers import DRIP, GARBAGE, Reply, service

URL = "https://api.example.com/v1/things"
BEARER = {"kind": "bearer", "token": "{token}"}


def real(seconds: float = 10) -> HttpClient:
    """Return a client that sends for real."""
    return HttpClient(left=lambda: seconds)


def test_request_arrives_as_it_was_said(fake: FakeService) -> None:
    fake.answer("POST", "/v1/things", 201, json={"id": 7}, headers={"X-A": "1"})
    answer = fake.http().send(
        HttpRequest(
            "POST", f"{URL}?a=1", {"X-B": "ü"}, {"b": ["1", "2"], "c": "ä &"}, b"{}"
        )
    )

    [seen] = fake.requests
    assert (answer.status, answer.json(), answer.headers["x-a"]) == (
        201,
        {"id": 7},
        "1",
    )
    assert (seen.method, seen.host, seen.path) == (
        "POST",
        "api.example.com",
        "/v1/things",
    )
    assert seen.query == {"a": "1", "b": ["1", "2"], "c": "ä &"}
    assert (seen.body, seen.headers["content-length"]) == (b"{}", "2")
    assert seen.headers["user-agent"] == "Patchbay"


def test_request_without_a_body_says_so_only_where_it_could_have_one(
    fake: FakeService,
) -> None:
    for method in ("GET", "POST", "DELETE"):
        fake.answer(method, "/v1/things", 204)
        fake.http().send(HttpRequest(method, URL))

    lengths = [one.headers.get("content-length") for one in fake.requests]
    assert lengths == [None, "0", "0"]


def test_answer_that_is_no_success_is_given(fake: FakeService) -> None:
    fake.answer(
        "GET", "/v1/things", 418, content=b"\xfc", headers={"Content-Type": "a"}
    )

    answer = fake.http().send(HttpRequest("GET", URL))
    assert (answer.status, answer.is_success, answer.text) == (418, False, "\ufffd")


@pytest.mark.parametrize(
    ("content", "value"), [(b"", None), (b" \n", None), (b'{"a": 1}', {"a": 1})]
)
def test_content_as_json(content: bytes, value: object) -> None:
    assert HttpAnswer(200, {}, content).json() == value


@pytest.mark.parametrize("content", [b"<html>", b"NaN", b"[" * 100_000, b"\xff\xfe"])
def test_content_that_is_no_json_fails(content: bytes) -> None:
    with pytest.raises(Failed, match="not JSON"):
        HttpAnswer(200, {}, content).json()


def test_charset_of_the_answer_is_used() -> None:
    headers = {"content-type": 'text/plain; charset="latin-1"; x=y'}
    assert HttpAnswer(200, headers, b"\xfc").text == "ü"
    assert HttpAnswer(200, {"content-type": "a; charset=odd"}, b"a").text == "a"


def test_authenticated_request_shows_the_credential(fake: FakeService) -> None:
    fake.answer("GET", "/v1/things")
    credential = {"token": Secret("t0ken")}
    context = LocalContext(http=fake.http(), credential=credential, authenticate=BEARER)

    context.http.send(HttpRequest("GET", URL), authenticated=True)
    assert fake.requests[0].headers["authorization"] == "Bearer t0ken"


def test_credential_without_a_way_to_show_it_fails() -> None:
    with pytest.raises(Failed, match="manifest"):
        LocalContext().http.send(HttpRequest("GET", URL), authenticated=True)


def test_redirect_is_given_unless_it_shall_be_followed(fake: FakeService) -> None:
    fake.answer("POST", "/v1/things", 303, headers={"Location": "/v1/done"}, times=2)
    fake.answer("GET", "/v1/done", json={})
    request = HttpRequest("POST", URL, {"Content-Type": "text/plain"}, {}, b"a")

    assert fake.http().send(request).status == 303
    assert fake.http().send(request, redirects=1).status == 200
    assert fake.requests[-1].body == b""
    assert "content-type" not in fake.requests[-1].headers


def test_redirect_to_another_host_does_not_get_the_credential(
    fake: FakeService,
) -> None:
    fake.answer(
        "GET", "/v1/things", 307, headers={"Location": "https://evil.example/x"}
    )
    fake.answer("GET", "/x", json={})
    context = LocalContext(
        http=fake.http(), credential={"token": "t"}, authenticate=BEARER
    )

    request = HttpRequest("GET", URL, {"Authorization": "own"})
    context.http.send(request, authenticated=True, redirects=3)
    assert fake.requests[1].host == "evil.example"
    assert "authorization" not in fake.requests[1].headers


def test_redirect_to_what_is_not_secure_fails(fake: FakeService) -> None:
    fake.answer("GET", "/v1/things", 302, headers={"Location": "http://a.example/"})

    with pytest.raises(Failed, match="not secure"):
        fake.http().send(HttpRequest("GET", URL), redirects=1)


@pytest.mark.parametrize("fault", ["reset", "half"])
@pytest.mark.parametrize("once", [True, False])
def test_connection_that_broke_off_is_of_unknown_outcome(
    fake: FakeService, fault: str, once: bool
) -> None:
    fake.answer("POST", "/v1/things", json={"a": 1}, fault=fault)  # type: ignore[misc]

    with pytest.raises(Failed if once else RetryLater, match="broke off") as caught:
        fake.http().send(HttpRequest("POST", URL), once=once)
    assert "api.example.com" in str(caught.value)


@pytest.mark.parametrize("once", [True, False])
def test_service_that_is_silent_is_of_unknown_outcome(
    fake: FakeService, once: bool
) -> None:
    fake.answer("POST", "/", fault="silent")

    with pytest.raises(Failed if once else RetryLater, match="no answer came in time"):
        real(0.2).send(HttpRequest("POST", fake.url), once=once)


@pytest.mark.parametrize("fault", [GARBAGE, DRIP])
def test_answer_that_is_none_is_tried_again(fault: str) -> None:
    ends = iter([5.0] + [0.0] * 5000)
    client = HttpClient(left=lambda: next(ends))
    with service(lambda _: Reply(fault=fault)) as running:
        request = HttpRequest("GET", running.url)
        with pytest.raises(RetryLater):
            client.send(request)


def test_answer_that_is_too_large_fails(fake: FakeService) -> None:
    fake.answer("GET", "/v1/things", content=bytes(2 * 1024 * 1024 + 1))

    with pytest.raises(Failed, match="larger than 2 MB"):
        fake.http().send(HttpRequest("GET", URL), limit=2 * 1024 * 1024)


def test_nobody_listens() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(RetryLater, match="cannot be reached: Connection refused"):
        real().send(HttpRequest("POST", f"http://127.0.0.1:{port}"), once=True)


def test_name_that_is_not_known_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(RetryLater, match="cannot be reached: Name or service"):
        real().send(HttpRequest("POST", URL), once=True)


def test_certificate_that_nobody_vouches_for_fails(certificates: Certificates) -> None:
    with service(lambda _: Reply(), certificates.server_context()) as running:
        request = HttpRequest("GET", running.url)
        with pytest.raises(Failed, match=r"certificate of localhost is not trusted"):
            real().send(request)


@pytest.mark.usefixtures("trusted")
def test_certificate_of_the_environment_is_trusted(certificates: Certificates) -> None:
    context = certificates.server_context()
    with service(lambda _: Reply(body="ok"), context) as running:
        assert real().send(HttpRequest("GET", running.url)).text == "ok"


def test_no_proxy_of_the_environment_is_used(
    fake: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    fake.answer("GET", "/")

    assert real().send(HttpRequest("GET", fake.url)).status == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-A", "a\r\nX-B: b"),
        ("X-A", "a\x00"),
        ("X A", "a"),
        ("Host", "a"),
        ("content-length", "1"),
        ("Proxy-Authorization", "a"),
        ("X-A", "a" * 8001),
    ],
)
def test_header_that_would_change_the_request_is_refused(name: str, value: str) -> None:
    with pytest.raises(Failed) as caught:
        real().send(HttpRequest("GET", URL, {name: value}))
    assert "X-B" not in str(caught.value)


def test_method_that_is_none_is_refused() -> None:
    with pytest.raises(Failed, match="no method"):
        real().send(HttpRequest("GET /\r\n", URL))
