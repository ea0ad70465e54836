"""Which addresses are inside of a network, and which hosts a manifest means."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patchbay_sdk.child.addresses import address_of, allowed_of, is_public, matches
from patchbay_sdk.child.guard import ConnectionNotAllowed, Network


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("2002:808:808::", True),
        ("0.0.0.1", False),
        ("168.63.129.16", False),
        ("100.100.100.200", False),
        ("192.0.0.192", False),
        ("198.18.0.1", False),
        ("240.0.0.1", False),
        ("fd00:ec2::254", False),
        ("fe80::1%eth0", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b:1::1", False),
        ("2002:a00:1::", False),
        ("2001:db8::1", False),
        ("::7f00:1", False),
    ],
)
def test_public_addresses_are_told_apart(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


@given(st.ip_addresses(v=4))
def test_address_in_ipv6_is_judged_as_it_is_alone(four: object) -> None:
    text = str(four)

    assert is_public(ip_address(f"::ffff:{text}")) == is_public(ip_address(text))
    assert is_public(ip_address(f"64:ff9b::{text}")) == is_public(ip_address(text))


@pytest.mark.parametrize("text", ["127.1", "0x7f.1", "2130706433", "", "a.b", "[::1]"])
def test_odd_spellings_are_no_addresses(text: str) -> None:
    assert address_of(text) is None


@pytest.mark.parametrize(
    ("pattern", "host", "port", "fits"),
    [
        ("*", "anything", 1, True),
        ("slack.com", "slack.com", 443, True),
        ("slack.com", "www.slack.com", 443, False),
        ("*.slack.com", "files.slack.com", 443, True),
        ("*.slack.com", "slack.com", 443, False),
        ("*.slack.com", "evilslack.com", 443, False),
        ("slack.com:443", "slack.com", 443, True),
        ("slack.com:443", "slack.com", 80, False),
        ("slack.com:443", "slack.com", None, True),
    ],
)
def test_hosts_of_a_manifest(
    pattern: str, host: str, port: int | None, fits: bool
) -> None:
    assert matches(pattern, host, port) is fits


@pytest.mark.parametrize("entry", ["", "::", "10.0.0.0/99", "a b:c", "host:port"])
def test_entry_that_means_nothing_is_refused(entry: str) -> None:
    if entry == "::":
        assert allowed_of(entry).network == "::/128"
        return
    with pytest.raises(ValueError, match=r"."):
        allowed_of(entry)


def test_name_that_changes_its_address_is_judged_by_the_one_that_is_dialled() -> None:
    network = Network(hosts=["evil.example"])
    network.ask("evil.example", 80)
    network.learn("evil.example", ["93.184.216.34"])
    network.connect("93.184.216.34", 80)

    network.learn("evil.example", ["127.0.0.1"])
    with pytest.raises(ConnectionNotAllowed):
        network.connect("127.0.0.1", 80)
    assert network.refused == {
        "reason": "inside",
        "host": "evil.example",
        "address": "127.0.0.1",
    }


def test_address_that_no_declared_name_has_is_refused() -> None:
    network = Network(hosts=["api.example"])

    with pytest.raises(ConnectionNotAllowed):
        network.connect("93.184.216.34", 443)
