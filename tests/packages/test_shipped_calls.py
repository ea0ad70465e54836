"""The shipped connectors where they really run: in a process of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from connectors.calls import Call, Caller
from tests.packages.mail_accounts import LETTER
from tests.packages.mail_servers import mail_server
from tests.packages.web_servers import Reply, service

KEY = "9b2f1c52-7a5e-5c7a-8b53-0f6b5e1d9a40"
MakeCaller = Callable[..., Caller]


@pytest.fixture
def make_caller() -> Iterator[MakeCaller]:
    """Return a function that makes callers, closed after the test."""
    made: list[Caller] = []

    def make(*allowed_hosts: str) -> Caller:
        made.append(Caller(allowed_hosts=allowed_hosts))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_email_goes_out(make_caller: MakeCaller) -> None:
    with mail_server() as (box, port):
        account = {"host": "localhost", "port": str(port), "security": "none"}
        account["sender"] = "Orders <orders@example.com>"
        call = Call("email", "send", LETTER, account, KEY)
        outcome = make_caller("127.0.0.0/8", "localhost").call(call)

    assert outcome.kind == "completed", outcome.message
    assert box.messages[0]["Message-ID"] == f"<{KEY}@example.com>"
    assert outcome.log.endswith("Sent to 1 recipient\n")


def test_email_without_a_server_is_kept(make_caller: MakeCaller) -> None:
    outcome = make_caller().call(Call("email", "send", LETTER, {}, KEY))

    assert outcome.kind == "completed", outcome.message
    assert [one.recipients for one in outcome.mails] == [["bob@example.com"]]


def test_a_web_service_is_called(make_caller: MakeCaller) -> None:
    with service(lambda _: Reply(body={"ok": True})) as running:
        account = {"token": "canary-token-1"}
        settings = {"url": running.url, "authentication": "bearer"}
        call = Call("http", "request", settings, account, KEY)
        outcome = make_caller("127.0.0.0/8", "localhost").call(call)

    assert outcome.kind == "completed", outcome.message
    assert outcome.outputs["body"] == {"ok": True}
    assert running.seen[0].headers["authorization"] == "Bearer canary-token-1"
    assert running.seen[0].headers["idempotency-key"] == KEY
    assert "canary-token-1" not in str(outcome)


@pytest.mark.parametrize(
    ("condition", "kind", "words"),
    [
        ("=status = 200 and body.ok", "completed", ""),
        ("=body.ok = false", "error", "does not hold"),
        ("=body.count", "failed", "neither true nor false"),
        ("=body.gone > 1", "failed", "Success if"),
        ("=for i in 1..100000000 return i", "failed", "Success if"),
    ],
)
def test_a_condition_decides_over_the_answer(
    make_caller: MakeCaller, condition: str, kind: str, words: str
) -> None:
    with service(lambda _: Reply(body={"ok": True, "count": 2})) as running:
        settings = {"url": running.url, "success": "expression"}
        settings["success_if"] = condition
        call = Call("http", "request", settings, {}, KEY)
        outcome = make_caller("127.0.0.0/8", "localhost").call(call)

    assert outcome.kind == kind, outcome.message
    assert words in outcome.message
    assert outcome.code == ("refused" if kind == "error" else "")
    assert bool(outcome.outputs) == (kind == "completed")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "2130706433"])
def test_inside_the_network_nothing_is_called(
    make_caller: MakeCaller, host: str
) -> None:
    with service(lambda _: Reply()) as running:
        port = running.server_address[1]
        settings = {"url": f"http://{host}:{port}/"}
        outcome = make_caller().call(Call("http", "request", settings, {}, KEY))

        assert outcome.kind == "failed"
        assert running.seen == []


def test_a_mail_server_inside_the_network_needs_permission(
    make_caller: MakeCaller,
) -> None:
    with mail_server() as (box, port):
        account = {"host": "localhost", "port": str(port), "security": "none"}
        account["sender"] = "orders@example.com"
        outcome = make_caller().call(Call("email", "send", LETTER, account, KEY))

        assert outcome.kind == "failed"
        assert box.taken == []


def test_slack_needs_a_token(make_caller: MakeCaller) -> None:
    settings = {"channel": "#orders", "text": "Hello"}
    outcome = make_caller().call(Call("slack", "post-message", settings, {}, KEY))

    assert (outcome.kind, "bot token" in outcome.message) == ("failed", True)
