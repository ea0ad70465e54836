"""What trouble with a web service means for the process."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from patchbay_http import request
from patchbay_http.durations import seconds_of
from patchbay_sdk import BpmnError, Failed, RetryLater, Secret
from patchbay_sdk.testing import LocalContext

from tests.packages.certificates import Certificates, make_certificates
from tests.packages.web_servers import (
    DRIP,
    GARBAGE,
    HALF,
    RESET,
    STALL,
    Asked,
    Reply,
    service,
)

TOKEN = {"token": Secret("canary-5c5c-token"), "user": "", "password": Secret("")}


def outcome(reply: Reply, **settings: Any) -> Any:
    """Return the outputs, or raise what the call raises."""
    context = LocalContext(credential=TOKEN, timeout=settings.pop("seconds", 10.0))
    with service(lambda _: reply) as running:
        return request({"url": f"{running.url}/x", **settings}, context)


@pytest.mark.parametrize(
    ("settings", "status", "works"),
    [
        ({}, 200, True),
        ({}, 299, True),
        ({}, 400, False),
        ({}, 304, False),
        ({"success": "any"}, 404, True),
        ({"success": "any"}, 503, True),
        ({"success": "statuses", "statuses": ["404"]}, 404, True),
        ({"success": "statuses", "statuses": ["4xx"]}, 418, True),
        ({"success": "statuses", "statuses": ["4xx"]}, 200, False),
        ({"success": "expression"}, 404, True),
        ({"success": "expression"}, 200, True),
    ],
)
def test_the_step_says_what_success_is(
    settings: dict[str, Any], status: int, works: bool
) -> None:
    reply = Reply(status=status)
    if works:
        assert outcome(reply, **settings)["status"] == status
        return
    with pytest.raises(BpmnError) as raised:
        outcome(reply, **settings)
    assert raised.value.code == "refused"


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"not_found_is_error": True}, "not-found"),
        ({"not_found_is_error": True, "success": "expression"}, "not-found"),
        ({"not_found_is_error": False}, "refused"),
        ({}, "refused"),
    ],
)
def test_404_can_be_an_error_of_its_own(settings: dict[str, Any], code: str) -> None:
    with pytest.raises(BpmnError) as raised:
        outcome(Reply(status=404), **settings)

    assert raised.value.code == code


def test_404_that_is_a_success_is_none() -> None:
    settings = {"not_found_is_error": True, "success": "statuses", "statuses": ["404"]}

    assert outcome(Reply(status=404), **settings)["status"] == 404


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
def test_what_may_work_later_is_tried_again(status: int) -> None:
    with pytest.raises(RetryLater, match=str(status)):
        outcome(Reply(status=status))


@pytest.mark.parametrize(
    ("given", "least", "most"),
    [
        ("7", 7, 7),
        ("", 0, 0),
        ("soon", 0, 0),
        ("-5", 0, 0),
        ("1.5", 0, 0),
        ("9" * 40, 86_400, 86_400),
        (format_datetime(datetime.now(UTC) + timedelta(hours=1)), 3_500, 3_600),
        (format_datetime(datetime.now(UTC) - timedelta(hours=1)), 0, 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400, 86_400),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_the_service_says_when(
    status: int, given: str, least: float, most: float
) -> None:
    with pytest.raises(RetryLater) as raised:
        outcome(Reply(status=status, headers={"Retry-After": given}))

    assert least <= raised.value.after <= most


@pytest.mark.parametrize("fault", [RESET, HALF, GARBAGE])
def test_a_connection_that_breaks_is_tried_again(fault: str) -> None:
    with pytest.raises(RetryLater):
        outcome(Reply(fault=fault))


@pytest.mark.parametrize("fault", [STALL, DRIP])
@pytest.mark.parametrize("who", ["step", "call"])
def test_an_answer_has_its_time(fault: str, who: str) -> None:
    limits = {"timeout": "PT0.3S"} if who == "step" else {"seconds": 0.3}
    with pytest.raises(RetryLater, match=r"within 0\.3 seconds"):
        outcome(Reply(fault=fault), **limits)


def test_where_nobody_listens_is_tried_again() -> None:
    with service(lambda _: Reply()) as running:
        url = running.url
    with pytest.raises(RetryLater, match="cannot be reached"):
        request({"url": url}, LocalContext())


def test_a_name_that_nobody_has_is_tried_again() -> None:
    with pytest.raises(RetryLater, match="cannot be found"):
        request({"url": "http://nowhere.invalid/"}, LocalContext())


def test_an_account_that_is_not_accepted_is_named() -> None:
    settings = {"authentication": "bearer", "account": "crm"}
    with pytest.raises(Failed, match='credential "crm"'):
        outcome(Reply(status=401), **settings)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('{"error": "no stock"}', 'answered 400 Bad Request: {"error": "no stock"}'),
        ("<html>oops", "answered 400 Bad Request."),
        (b"\x00\x01", "answered 400 Bad Request."),
        ("x" * 5000, "x" * 200),
    ],
)
def test_a_refusal_says_what_the_service_said(body: bytes | str, words: str) -> None:
    with pytest.raises(BpmnError) as raised:
        outcome(Reply(status=400, body=body))

    assert str(raised.value).endswith(words)


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


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Return an authority and a certificate of this machine."""
    return make_certificates(tmp_path_factory.mktemp("certificates"))


def test_a_service_that_the_machine_trusts_is_called(
    certificates: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates.authority))
    with service(lambda _: Reply(body="x"), certificates.server_context()) as running:
        assert request({"url": running.url}, LocalContext())["body"] == "x"


def test_a_certificate_that_nobody_vouches_for_is_refused(
    certificates: Certificates,
) -> None:
    secure = certificates.server_context()
    with service(lambda _: Reply(), secure) as running:
        with pytest.raises(Failed, match="certificate that is not trusted"):
            request({"url": running.url}, LocalContext())

        assert running.seen == []


def test_tls_where_there_is_none_is_said() -> None:
    with service(lambda _: Reply(fault=GARBAGE)) as running:
        url = running.url.replace("http:", "https:")
        with pytest.raises((Failed, RetryLater), match="localhost"):
            request({"url": url}, LocalContext())


def test_nothing_of_the_environment_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine localhost login ada password canary\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("HTTP_PROXY", "http://nowhere.invalid:1")
    with service(lambda _: Reply()) as running:
        request({"url": running.url}, LocalContext())

    assert "authorization" not in running.seen[0].headers


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("PT30S", 30),
        ("PT1M", 60),
        ("PT0.5S", 0.5),
        ("P1DT1H", 90_000),
        ("P1W", 604_800),
    ],
)
def test_a_duration_has_seconds(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "P", "PT", "30", "P1M", "P1Y", "PT-1S", "pt1s"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(Failed):
        seconds_of(text)
