"""The context of a call in tests."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from patchbay_sdk.declared.accounts import account_of
from patchbay_sdk.exceptions import Failed
from patchbay_sdk.http.client import HttpClient
from patchbay_sdk.masking import Mask
from patchbay_sdk.secret import Secret


@dataclass(frozen=True)
class LocalFile:
    """A file of a Request."""

    content: bytes
    content_type: str = "application/octet-stream"


@dataclass
class LocalFiles:
    """The files of a Request in memory; `written` holds those that the call made."""

    existing: dict[str, LocalFile] = field(default_factory=dict)
    written: dict[str, LocalFile] = field(default_factory=dict)

    def names(self) -> list[str]:
        """Return the names of all files."""
        return list(self.existing)

    def read(self, name: str) -> bytes:
        """Return the content of a file. Raises Failed when there is none."""
        return self._find(name).content

    def content_type(self, name: str) -> str:
        """Return the media type of a file. Raises Failed when there is none."""
        return self._find(name).content_type

    def write(
        self, name: str, content: bytes, content_type: str = "application/octet-stream"
    ) -> None:
        """Keep a file."""
        self.written[name] = LocalFile(content, content_type)

    def _find(self, name: str) -> LocalFile:
        if name not in self.existing:
            raise Failed(f'The Request has no file "{name}".')
        return self.existing[name]


@dataclass(frozen=True)
class LocalMail:
    """A message that the outbox keeps, with its envelope."""

    message: bytes
    sender: str
    recipients: list[str]


@dataclass
class LocalOutbox:
    """An outbox in memory."""

    mails: list[LocalMail] = field(default_factory=list)

    def keep(self, message: bytes, sender: str, recipients: Sequence[str]) -> None:
        """Keep a message."""
        self.mails.append(LocalMail(message, sender, list(recipients)))


class Lines(logging.Handler):
    """Collects the lines of a log, secrets masked."""

    def __init__(self, mask: Mask) -> None:
        super().__init__()
        self.mask = mask
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line of a record."""
        self.lines.append(self.mask.text(self.format(record)))


def local_client() -> HttpClient:
    """Return what sends requests for real."""
    return HttpClient(left=lambda: 0.0)


@dataclass
class LocalContext:
    """A `patchbay_sdk.Context` whose parts a test gives and looks at afterwards.

    `http` sends for real, or to a `FakeService`: `LocalContext(http=fake.http())`;
    `authenticate` is that of the manifest's credential type.
    `files.written`, `outbox.mails`, `lines` (of the log) and `requests` (what `sent`
    was told) hold what the operation did.
    """

    credential: Mapping[str, Any] = field(default_factory=dict)
    people: Mapping[str, Any] = field(default_factory=dict)
    files: LocalFiles = field(default_factory=LocalFiles)
    outbox: LocalOutbox = field(default_factory=LocalOutbox)
    idempotency_key: str = "9b2f1c52-7a5e-5c7a-8b53-0f6b5e1d9a40"
    attempt: int = 1
    timeout: float = 30.0
    http: HttpClient = field(default_factory=local_client)
    authenticate: Mapping[str, Any] = field(default_factory=dict)
    requests: list[Any] = field(default_factory=list)
    log: logging.Logger = field(init=False, repr=False)
    lines: list[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.show_account(self.authenticate)
        self._mask = Mask(secrets_in(self.credential))
        handler = Lines(self._mask)
        self.lines = handler.lines
        self.log = logging.Logger("connector", logging.DEBUG)
        self.log.addHandler(handler)

    def show_account(self, authenticate: Mapping[str, Any]) -> None:
        """Say how authenticated requests show the credential, as a manifest does."""
        account = partial(account_of, authenticate, self.credential)
        self.http = replace(self.http, left=lambda: self.timeout, account=account)

    def sent(self, request: Mapping[str, Any]) -> None:
        """Keep what goes to the service; it has to be JSON."""
        self.requests.append(self._mask.value(json.loads(json.dumps(request))))


def secrets_in(credential: Mapping[str, Any]) -> Iterator[str]:
    """Yield the values of the secrets of a credential."""
    for value in credential.values():
        if isinstance(value, Secret):
            yield value.reveal()
