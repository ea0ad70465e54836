"""Addresses that requests may go to, and how long a service asks to wait."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from patchbay_sdk import Failed
from patchbay_sdk.http.addresses import target_of
from patchbay_sdk.http.waits import seconds_to_wait

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "url",
    [
        "api.example.com",
        "ftp://a.example",
        "https://",
        "https://a b.example",
        "https://a.example\\@b.example",
        "https://a.example:0",
        "https://a.example:x",
        "https://a..example",
        "https://a.example/\nb",
        f"https://{'a' * 64}.example",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Failed, match="no address that can be called"):
        target_of(url)


def test_account_in_an_address_is_refused() -> None:
    with pytest.raises(Failed, match="holds an account"):
        target_of("https://ada:secret@a.example")


@pytest.mark.parametrize(
    ("url", "authority", "path"),
    [
        ("https://A.example:443", "a.example", "/"),
        ("http://a.example:8080/ä b".replace(" ", ""), "a.example:8080", "/%C3%A4b"),
        ("https://bücher.example/a%2Fb?c={d}", "xn--bcher-kva.example",
         "/a%2Fb?c=%7Bd%7D"),
        ("http://[::1]:80/", "[::1]", "/"),
    ],
)  # fmt: skip
def test_what_is_sent_of_an_address(url: str, authority: str, path: str) -> None:
    target = target_of(url)
    assert (target.origin.authority, target.path) == (authority, path)


@pytest.mark.parametrize(
    ("given", "unit", "seconds"),
    [
        ("30", "seconds", 30),
        ("1.5", "seconds", 1.5),
        ("Thu, 01 Jan 2026 00:01:00 GMT", "seconds", 60),
        ("Wed, 31 Dec 2025 23:00:00 GMT", "seconds", 0),
        ("Thu, 01 Jan 2026 00:01:00", "seconds", 60),
        ("soon", "seconds", 0),
        (None, "seconds", 0),
        (True, "seconds", 0),
        ("nan", "seconds", 0),
        ("-5", "seconds", 0),
        ("9" * 30, "seconds", 0),
        ("999999", "seconds", 86_400),
        (1500, "milliseconds", 1.5),
        (str(int(NOW.timestamp()) + 90), "epoch", 90),
    ],
)
def test_how_long_a_service_wants_to_be_left_alone(
    given: object, unit: str, seconds: float
) -> None:
    assert seconds_to_wait(given, unit=unit, now=NOW) == seconds
