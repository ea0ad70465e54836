"""Hosts that the permissions of a manifest mean for a call."""

from __future__ import annotations

import pytest

from connectors.calls.hosts import reachable_hosts

OPERATION = {"operation": "get-object"}


@pytest.mark.parametrize(
    ("permission", "value", "hosts"),
    [
        ("api.example.com", "", ["api.example.com"]),
        ("{credential.site}", "https://s3.test:9000/x", ["s3.test:9000"]),
        ("*.{credential.site}", "https://s3.test:9000/x", ["*.s3.test:9000"]),
        ("*.{credential.site}", "s3.test", ["*.s3.test"]),
        ("*.{credential.site}", "", []),
        ("*.{credential.site}", "*", []),
        ("*.{credential.site}", "https://*.test", []),
    ],
)
def test_a_value_of_the_credential_is_a_host_and_never_a_pattern(
    permission: str, value: str, hosts: list[str]
) -> None:
    wanted = {"hosts": [permission]}

    assert reachable_hosts(wanted, OPERATION, {"site": value}, {}) == hosts
