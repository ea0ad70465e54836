"""Connectors reach the internet, and nothing inside the network by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from connectors.calls import Caller
from tests.connectors.conftest import Hostile, called

INSIDE = "inside the network. An administrator can allow it"


class Site(BaseHTTPRequestHandler):
    """Answers with a text, or leads to the address that its path names."""

    def do_GET(self) -> None:
        self.server.seen.append(self.path)  # type: ignore[attr-defined]
        target = self.path.removeprefix("/to/")
        self.send_response(302 if target != self.path else 200)
        self.send_header("Location", target)
        self.end_headers()
        self.wfile.write(b"inside")

    def log_message(self, *_: object) -> None:  # type: ignore[override]
        """Stay silent."""


def site() -> Iterator[ThreadingHTTPServer]:
    """Run a site on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.seen = []  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


allowed = pytest.fixture(site)
forbidden = pytest.fixture(site)


@pytest.mark.parametrize("way", ["create", "connect", "connect_ex", "udp"])
@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "2130706433",
        "0",
        "localhost",
        "LOCALHOST",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "168.63.129.16",
        "192.0.0.192",
        "224.0.0.1",
        "255.255.255.255",
    ],
)
def test_address_inside_is_refused(hostile: Hostile, way: str, place: str) -> None:
    outcome = hostile("connecting", way=way, place=place, port=80)

    assert outcome.kind == "failed"
    assert '"Hostile" wanted to connect to' in outcome.message


@pytest.mark.parametrize(
    "place",
    [
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_address_of_ipv6_inside_is_refused(hostile: Hostile, place: str) -> None:
    outcome = hostile("connecting", way="six", place=place, port=80)

    assert outcome.kind == "failed"
    assert INSIDE in outcome.message


def test_socket_of_this_machine_is_refused(hostile: Hostile, tmp_path: Path) -> None:
    outcome = hostile("connecting", way="unix", place=str(tmp_path / "x"))

    assert outcome.kind == "failed"
    assert "not on the internet" in outcome.message


def test_refusal_is_told_although_the_connector_wants_to_retry(
    hostile: Hostile,
) -> None:
    outcome = hostile("connecting", way="caught", place="127.0.0.1", port=80)

    assert outcome.kind == "failed"
    assert "127.0.0.1" in outcome.message
    assert INSIDE in outcome.message


def test_administrator_allows_a_host(
    make_caller: Callable[..., Caller], allowed: ThreadingHTTPServer
) -> None:
    port = allowed.server_port
    for entry in (f"127.0.0.1:{port}", "127.0.0.0/8", "127.0.0.1", f"localhost:{port}"):
        caller = make_caller(allowed_hosts=[entry])
        place = f"http://localhost:{port}/"
        outcome = called(caller, "connecting", way="url", place=place)
        assert outcome.outputs == {"read": "inside"}


@pytest.mark.parametrize("entry", ["127.0.0.1:1", "127.0.0.2", "10.0.0.0/8", "other"])
def test_other_hosts_stay_forbidden(
    make_caller: Callable[..., Caller], forbidden: ThreadingHTTPServer, entry: str
) -> None:
    caller = make_caller(allowed_hosts=[entry])

    place = f"http://127.0.0.1:{forbidden.server_port}/"
    assert called(caller, "connecting", way="url", place=place).kind == "failed"
    assert forbidden.seen == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "169.254.169.254"])
def test_redirect_leads_to_nothing_inside(
    make_caller: Callable[..., Caller],
    allowed: ThreadingHTTPServer,
    forbidden: ThreadingHTTPServer,
    host: str,
) -> None:
    caller = make_caller(allowed_hosts=[f"127.0.0.1:{allowed.server_port}"])
    target = f"http://{host}:{forbidden.server_port}/"

    place = f"http://127.0.0.1:{allowed.server_port}/to/{target}"
    outcome = called(caller, "connecting", way="url", place=place)
    assert outcome.kind == "failed"
    assert INSIDE in outcome.message
    assert len(allowed.seen) == 1  # type: ignore[attr-defined]
    assert forbidden.seen == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("place", "port", "refused"),
    [
        ("api.example.com", 443, False),
        ("www.example.org", 443, False),
        ("www.example.org", 80, True),
        ("example.org", 443, True),
        ("example.com", 443, True),
        ("api.example.com.evil.test", 443, True),
        ("93.184.216.34", 443, True),
    ],
)
def test_only_hosts_of_the_manifest_are_reached(
    hostile: Hostile, place: str, port: int, refused: bool
) -> None:
    outcome = hostile(
        "connecting", connector="narrow", way="create", place=place, port=port
    )

    told = "which its manifest does not name under permissions" in outcome.message
    assert told is refused
