"""Addresses, read strictly: what is not clearly one address is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from typing import Any

import idna
from patchbay_sdk import Failed

MAX_LOCAL = 64
MAX_DOMAIN = 253
# A name may lack the quotes that commas in it would need.
WITH_NAME = re.compile(r'(?:"((?:[^"\\]|\\.)*)"|([^<>"]*))\s*<([^<>\s]*)>')
ATOM = r"[^\s@<>()\",;:\\\[\].]+"
LOCAL = re.compile(rf"{ATOM}(\.{ATOM})*")


@dataclass(frozen=True)
class Mailbox:
    """One address and the name beside it; the domain is in ASCII."""

    name: str
    local: str
    domain: str

    @property
    def address(self) -> str:
        """Return the address as servers take it."""
        return self.header.addr_spec

    @property
    def header(self) -> Address:
        """Return the address as a header takes it."""
        return Address(self.name, self.local, self.domain)

    @property
    def key(self) -> str:
        """Return what is equal for equal mailboxes."""
        return self.address.casefold()


def mailbox(text: str) -> Mailbox:
    """Return the mailbox that a text names: `ada@example.com` or `Ada <ada@…>`.

    Raises Failed with the text.
    """
    refusal = Failed(f'"{printable(text)[:80]}" is not an e-mail address.')
    try:
        name, local, domain = parts_of(text)
        ascii_domain = idna.encode(domain, uts46=True).decode()
    except ValueError as error:
        raise refusal from error
    if len(ascii_domain) > MAX_DOMAIN:
        raise refusal
    return Mailbox(name, local, ascii_domain)


def printable(text: str) -> str:
    """Return text that can be shown and kept."""
    return text.encode("ascii", "backslashreplace").decode()


def parts_of(text: str) -> tuple[str, str, str]:
    """Return name, local part and domain. Raises ValueError for what is odd."""
    if not text.isprintable():
        raise ValueError(text)
    text.encode()
    with_name = WITH_NAME.fullmatch(text)
    quoted, plain, address = with_name.groups() if with_name else ("", "", text)
    local, _, domain = address.rpartition("@")
    if not LOCAL.fullmatch(local) or len(local) > MAX_LOCAL or domain.endswith("."):
        raise ValueError(text)
    name = re.sub(r"\\(.)", r"\1", quoted) if quoted else (plain or "").strip()
    # An encoded word in a name would be shown as something else.
    return name.replace("=?", "= ?"), local, domain


def texts_in(given: Any) -> Iterator[str]:
    """Yield the addresses of a text, a person, or a list of them; nothing for none.

    A person is an object with `email` and perhaps `name`.
    """
    if given is None or given == "":
        return
    if isinstance(given, str):
        yield given
    elif isinstance(given, Mapping):
        address = given.get("email")
        if not isinstance(address, str) or not address:
            raise Failed(
                "A recipient has no e-mail address. Fill it in for the person."
            )
        yield named(str(given.get("name") or ""), address)
    elif isinstance(given, Iterable):
        for one in given:
            yield from texts_in(one)
    else:
        raise Failed(f'"{str(given)[:80]}" is not an e-mail address.')


def named(name: str, address: str) -> str:
    """Return an address with a name that cannot be taken for more than a name."""
    if not name or "<" in address:
        return address
    plain = " ".join(name.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}" <{address}>'


def mailboxes(given: Any) -> list[Mailbox]:
    """Return the mailboxes of a setting, each once. Raises Failed."""
    found: dict[str, Mailbox] = {}
    for text in texts_in(given):
        one = mailbox(text.strip())
        found.setdefault(one.key, one)
    return list(found.values())


@dataclass(frozen=True)
class Recipients:
    """Who gets a message; nobody is in two of the lists."""

    to: list[Mailbox]
    cc: list[Mailbox]
    bcc: list[Mailbox]

    @property
    def all(self) -> list[Mailbox]:
        """Return everyone, To first."""
        return [*self.to, *self.cc, *self.bcc]


def recipients(to: Any, cc: Any, bcc: Any) -> Recipients:
    """Return who gets a message. Raises Failed where nobody does."""
    known: set[str] = set()
    lists: list[list[Mailbox]] = []
    for given in (to, cc, bcc):
        fresh = [one for one in mailboxes(given) if one.key not in known]
        known |= {one.key for one in fresh}
        lists.append(fresh)
    if not known:
        raise Failed("The message has no recipient. The expressions gave no address.")
    return Recipients(*lists)
