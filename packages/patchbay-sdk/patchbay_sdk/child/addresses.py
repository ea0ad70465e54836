"""Which hosts and addresses a connector may reach. Pure: nothing is looked up here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
NAT64 = IPv6Network("64:ff9b::/96")
UNICAST = IPv6Network("2000::/3")
# What Python takes for public: protocol assignments with Oracle's metadata service,
# relays of 6to4, and Azure's wire server.
INSIDE = (
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),
    IPv4Network("168.63.129.16/32"),
)
ENTRY = re.compile(r"(?:\[(?P<six>[^\]]+)\]|(?P<host>[^:]+))(?::(?P<port>\d+))?")


def address_of(text: str) -> Address | None:
    """Return the address that a text is in full; None for names and odd spellings."""
    try:
        return ip_address(text)
    except ValueError:
        return None


def is_public(address: Address) -> bool:
    """Say whether an address is on the internet, not inside of any network.

    IPv6 that carries an IPv4 address is judged by that one.
    """
    if isinstance(address, IPv6Address):
        inner = embedded(address)
        if inner is not None:
            return is_public(inner)
        return address in UNICAST and address.is_global
    if address.is_multicast or any(address in network for network in INSIDE):
        return False
    return address.is_global


def embedded(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address inside of an IPv6 one: mapped, 6to4, Teredo, NAT64."""
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo:
        return address.teredo[1]
    return address.ipv4_mapped or address.sixtofour


def host_name(host: str) -> str:
    """Return a name as it is compared: small letters, without the last dot."""
    return host.lower().rstrip(".")


def matches(pattern: str, host: str, port: int | None) -> bool:
    """Say whether a host of a manifest's permissions means this host and port.

    `port` None stands for any.
    """
    if pattern == "*":
        return True
    wanted, _, wanted_port = pattern.partition(":")
    if wanted_port and port is not None and wanted_port != str(port):
        return False
    if wanted.startswith("*."):
        return host.endswith(wanted[1:])
    return host == wanted


@dataclass(frozen=True)
class Allowed:
    """Something inside the network that the administrator allows connectors."""

    network: str
    name: str
    port: int | None

    def allows(self, address: Address, port: int, names: Iterable[str]) -> bool:
        """Say whether it means this address, or a name that was looked up for it."""
        if self.port not in (None, port):
            return False
        if self.name:
            return self.name in names
        network = ip_network(self.network, strict=False)
        return address.version == network.version and address in network


def allowed_of(entry: str) -> Allowed:
    """Read `10.0.0.0/8`, `127.0.0.1:8025`, `[::1]:25`, `mail.intern` or with a port.

    Raises ValueError.
    """
    text = entry.strip()
    if "/" in text or address_of(text):
        return Allowed(str(ip_network(text, strict=False)), "", None)
    match = ENTRY.fullmatch(text)
    if not match:
        raise ValueError(f"{entry} is neither a network nor a host.")
    port = int(match["port"]) if match["port"] else None
    host = match["six"] or match["host"]
    if address_of(host):
        return Allowed(str(ip_network(host)), "", port)
    return Allowed("", host_name(host), port)
