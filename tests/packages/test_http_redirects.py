"""Redirects are followed with care."""

from __future__ import annotations

from typing import Any

import pytest
from patchbay_http import request
from patchbay_sdk import BpmnError, Failed, Secret
from patchbay_sdk.testing import LocalContext

from tests.packages.web_servers import Asked, Reply, service

TOKEN = {"token": Secret("canary-5c5c-token"), "user": "", "password": Secret("")}


def outcome(reply: Reply, **settings: Any) -> Any:
    """Return the outputs of a call that is answered so."""
    with service(lambda _: reply) as running:
        return request({"url": f"{running.url}/x", **settings}, LocalContext())


def moved(target: str, status: int = 302) -> Reply:
    """Return a redirect."""
    return Reply(status=status, headers={"Location": target})


@pytest.mark.parametrize(
    ("status", "sent", "arrives"),
    [
        (301, "POST", "GET"),
        (302, "POST", "GET"),
        (303, "PUT", "GET"),
        (307, "POST", "POST"),
        (308, "PUT", "PUT"),
        (302, "HEAD", "HEAD"),
    ],
)
def test_redirects_are_followed(status: int, sent: str, arrives: str) -> None:
    def answer(asked: Asked) -> Reply:
        return moved("/b?x=1", status) if asked.path == "/a" else Reply(body="there")

    body = {"body_kind": "text", "text": "hello"}
    with service(answer) as running:
        settings = {"url": f"{running.url}/a", "method": sent, "query": {"q": "1"}}
        request({**settings, **body}, LocalContext())

    last = running.seen[-1]
    assert (last.method, last.query) == (arrives, {"x": ["1"]})
    assert (last.body == b"hello") == (arrives in {"POST", "PUT"})
    assert ("content-type" in last.headers) == (arrives in {"POST", "PUT"})


@pytest.mark.parametrize(
    "account",
    [
        {"authentication": "bearer"},
        {"authentication": "api_key"},
        {"authentication": "api_key", "key_place": "query", "key_name": "key"},
        {"headers": {"Authorization": "Bearer canary-5c5c-token"}},
        {"headers": {"Cookie": "session=canary-5c5c-token"}},
    ],
)
def test_an_account_is_not_handed_to_another_host(account: dict[str, Any]) -> None:
    context = LocalContext(credential=TOKEN)
    with (
        service(lambda _: Reply()) as other,
        service(lambda _: moved(f"{other.url}/b", 307)) as first,
    ):
        settings = {"url": f"{first.url}/a", "method": "POST", **account}
        request(settings, context)

    assert "canary" in f"{first.seen}"
    assert [one.path for one in other.seen] == ["/b"]
    assert "canary" not in f"{other.seen}"


def test_an_account_goes_on_to_the_same_host() -> None:
    def answer(asked: Asked) -> Reply:
        return moved("/b") if asked.path == "/a" else Reply()

    with service(answer) as running:
        settings = {"url": f"{running.url}/a", "authentication": "bearer"}
        request(settings, LocalContext(credential=TOKEN))

    assert running.seen[-1].headers["authorization"] == "Bearer canary-5c5c-token"


def test_the_body_of_a_redirect_is_not_read() -> None:
    def answer(asked: Asked) -> Reply:
        if asked.path == "/b":
            return Reply(body=asked.headers.get("cookie", ""))
        headers = {"Location": "/b", "Content-Length": "10", "Set-Cookie": "a=1"}
        return Reply(status=302, headers=headers)

    with service(answer) as running:
        assert request({"url": running.url}, LocalContext())["body"] == "a=1"


def test_a_circle_of_redirects_ends() -> None:
    with service(lambda _: moved("/a")) as running:
        with pytest.raises(Failed, match="more than 5 times"):
            request({"url": f"{running.url}/a"}, LocalContext())

        assert len(running.seen) == 6


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://x/", "http://u:p@x/", "http://[::1", "\\\\x"],
)
def test_a_redirect_out_of_the_web_is_refused(target: str) -> None:
    with pytest.raises((Failed, BpmnError)):
        outcome(moved(target))


def test_a_step_may_not_follow() -> None:
    settings = {"follow_redirects": False, "success": "statuses", "statuses": ["302"]}
    output = outcome(moved("http://nowhere.invalid/"), **settings)

    assert (output["status"], output["headers"]["location"]) == (
        302,
        "http://nowhere.invalid/",
    )
