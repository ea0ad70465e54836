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

from tests.packages.certificates import Certificates
from tests.packages.web_servers import (
    DRIP,
    GARBAGE,
    HALF,
    RESET,
    STALL,
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


@pytest.mark.parametrize(("hours", "least", "most"), [(1, 3_500, 3_600), (-1, 0, 0)])
def test_the_service_names_a_date(hours: int, least: float, most: float) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(hours=hours))
    with pytest.raises(RetryLater) as raised:
        outcome(Reply(status=429, headers={"Retry-After": date}))

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


@pytest.mark.usefixtures("trusted")
def test_a_service_that_the_machine_trusts_is_called(
    certificates: Certificates,
) -> None:
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
