"""Refuses connections at the very moment of connecting.

The audit hook sees the address that is really dialled, so a redirect, a name that
changes its address between look-up and connection, or an odd spelling of 127.0.0.1
does not pass. It sees what Python's sockets do; native code is not held by it.
"""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk.child.addresses import (
    Allowed,
    address_of,
    allowed_of,
    host_name,
    is_public,
    matches,
)

CONNECTING = ("socket.connect", "socket.sendto", "socket.sendmsg")
ASKING = ("socket.getaddrinfo", "socket.gethostbyname")
STARTING = (
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "pty.spawn",
    "subprocess.Popen",
)
INTERNET = (socket.AF_INET, socket.AF_INET6)
LOCAL = "localhost"


class ConnectionNotAllowed(PermissionError):
    """This connection is not allowed."""


@dataclass
class Network:
    """What a call may reach, what it looked up, and what it was refused first."""

    hosts: list[str] = field(default_factory=list)
    allowed: list[Allowed] = field(default_factory=list)
    known: dict[str, set[str]] = field(default_factory=dict)
    refused: dict[str, str] | None = None

    def ask(self, host: object, port: object = None) -> None:
        """Look at a name that is looked up. Raises ConnectionNotAllowed."""
        name = name_of(host)
        number = port if isinstance(port, int) and port > 0 else None
        if not self.declares([name], number):
            self.refuse("undeclared", name)

    def learn(self, host: object, addresses: Iterable[str]) -> None:
        """Remember which addresses a name has."""
        for address in addresses:
            self.known.setdefault(address, set()).add(name_of(host))

    def connect(self, host: object, port: int) -> None:
        """Look at an address that is connected to. Raises ConnectionNotAllowed."""
        text = name_of(host)
        address = address_of(text)
        if address is None:
            self.refuse("not-looked-up", text)
            return
        names = self.known.get(text, set()) | {text}
        shown = ", ".join(sorted(names - {text})) or text
        if not self.declares(names, port):
            self.refuse("undeclared", shown)
        inside = not is_public(address)
        if inside and not any(o.allows(address, port, names) for o in self.allowed):
            self.refuse("inside", shown, text)

    def declares(self, names: Iterable[str], port: int | None) -> bool:
        """Say whether the manifest's permissions name one of the hosts."""
        return any(matches(one, name, port) for one in self.hosts for name in names)

    def refuse(self, reason: str, host: str, address: str = "") -> None:
        """Keep the first refusal of a call and raise it."""
        refusal = {"reason": reason, "host": host[:255], "address": address}
        self.refused = self.refused or refusal
        text = f"{host} is not allowed for this connector ({reason})"
        raise ConnectionNotAllowed(errno.EACCES, text)


def name_of(host: object) -> str:
    """Return the text of a host as sockets take it."""
    if host is None:
        return LOCAL
    if isinstance(host, bytes | bytearray):
        return host_name(host.decode("ascii", "replace"))
    return host_name(str(host))


class Guard:
    """Watches what the code in this process does, for the call that is running."""

    def __init__(self) -> None:
        self.network = Network()
        self.spawned = False

    def begin(self, hosts: list[str], allowed: list[str]) -> None:
        """Begin a call that may reach these."""
        self.network = Network(list(hosts), [allowed_of(one) for one in allowed])

    def install(self) -> None:
        """Watch from now on; nothing can end it."""
        watch: dict[str, Callable[[tuple[Any, ...]], None]] = {
            **dict.fromkeys(CONNECTING, self._connecting),
            **dict.fromkeys(ASKING, self._asking),
            **dict.fromkeys(STARTING, self._starting),
        }

        def hook(event: str, arguments: tuple[Any, ...]) -> None:
            seen = watch.get(event)
            if seen is not None:
                seen(arguments)

        remember_addresses(self)
        look_up_names()
        sys.addaudithook(hook)

    def _connecting(self, arguments: tuple[Any, ...]) -> None:
        connection, address = arguments[:2]
        if address is None:
            return  # A message over a connection that was looked at already.
        if connection.family not in INTERNET:
            self.network.refuse("local", str(address))
        self.network.connect(address[0], int(address[1]))

    def _asking(self, arguments: tuple[Any, ...]) -> None:
        self.network.ask(*arguments[:2])

    def _starting(self, _arguments: tuple[Any, ...]) -> None:
        self.spawned = True


def remember_addresses(guard: Guard) -> None:
    """Make look-ups tell the guard which addresses a name has."""
    original = socket.getaddrinfo

    def getaddrinfo(host: Any, port: Any, *rest: Any, **named: Any) -> list[Any]:
        found: list[Any] = original(host, port, *rest, **named)
        guard.network.learn(host, [str(one[4][0]) for one in found])
        return found

    socket.getaddrinfo = getaddrinfo


def look_up_names() -> None:
    """Make `connect` with a name look it up where the guard sees the address."""
    plain_connect, plain_connect_ex = socket.socket.connect, socket.socket.connect_ex

    def connect(self: socket.socket, address: Any) -> None:
        plain_connect(self, resolved(self, address))

    def connect_ex(self: socket.socket, address: Any) -> int:
        return plain_connect_ex(self, resolved(self, address))

    socket.socket.connect = connect  # type: ignore[assignment,method-assign]
    socket.socket.connect_ex = connect_ex  # type: ignore[assignment,method-assign]


def resolved(connection: socket.socket, address: Any) -> Any:
    """Return the address with the first one of its name."""
    if connection.family not in INTERNET or address_of(name_of(address[0])):
        return address
    found = socket.getaddrinfo(
        address[0], address[1], connection.family, connection.type
    )
    return found[0][4]
