"""The context of a call inside the child process."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from typing import Any

from patchbay_sdk.child.results import plain
from patchbay_sdk.child.wire import Wire, decoded, encoded
from patchbay_sdk.exceptions import Failed
from patchbay_sdk.interface import Http
from patchbay_sdk.secret import Secret

MOST_FILE_BYTES = 25 * 1024 * 1024
LONGEST_NAME = 200
# Seconds in which a call can say itself that there was no answer.
SPARE = 0.2


class CallFiles:
    """The files of the Request, read when they are asked for."""

    def __init__(self, wire: Wire, call: Mapping[str, Any]) -> None:
        self._wire = wire
        self._names: list[str] = call["files"]
        self._may = bool(call["may_use_files"])
        self._read: dict[str, tuple[bytes, str]] = {}
        self._written = 0

    def names(self) -> list[str]:
        """Return the names of all files."""
        return list(self._names) if self._may else []

    def read(self, name: str) -> bytes:
        """Return the content of a file. Raises Failed when there is none."""
        return self._find(name)[0]

    def content_type(self, name: str) -> str:
        """Return the media type of a file. Raises Failed when there is none."""
        return self._find(name)[1]

    def write(
        self, name: str, content: bytes, content_type: str = "application/octet-stream"
    ) -> None:
        """Keep a file with the Request. Raises Failed."""
        if not self._may:
            raise Failed("The connector's manifest does not ask for files.")
        if not is_file_name(name):
            raise Failed(f'"{str(name)[:80]}" cannot be the name of a file.')
        self._written += len(content)
        if self._written > MOST_FILE_BYTES:
            raise Failed("The files of the call are larger than 25 MB together.")
        self._wire.tell(
            {
                "tell": "file",
                "name": name,
                "content_type": content_type,
                "content": encoded(content),
            }
        )

    def _find(self, name: str) -> tuple[bytes, str]:
        if name not in self.names():
            raise Failed(f'The Request has no file "{name}".')
        if name not in self._read:
            answer = self._wire.ask({"tell": "read", "name": name})
            if "content" not in answer:
                raise Failed(f'The file "{name}" cannot be read.')
            self._read[name] = (decoded(answer["content"]), answer["content_type"])
        return self._read[name]


def is_file_name(name: str) -> bool:
    """Say whether a file can have the name; it never leads to a folder."""
    printable = name.isprintable() and name.strip(". ") != ""
    return printable and len(name) <= LONGEST_NAME and not set(name) & {"/", "\\"}


class CallOutbox:
    """Hands messages over; they are kept with the job that is done."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def keep(self, message: bytes, sender: str, recipients: Sequence[str]) -> None:
        """Keep a message for the recipients of its envelope."""
        self._wire.tell(
            {
                "tell": "mail",
                "message": encoded(message),
                "sender": str(sender),
                "recipients": [str(one) for one in recipients],
            }
        )


class CallContext:
    """A `patchbay_sdk.Context` of one call."""

    def __init__(self, wire: Wire, call: Mapping[str, Any], log: logging.Logger):
        secrets = set(call["secrets"])
        self._wire = wire
        self.credential: Mapping[str, Any] = {
            name: Secret(value) if name in secrets else value
            for name, value in call["credential"].items()
        }
        self.idempotency_key: str = call["idempotency_key"]
        self.attempt: int = call["attempt"]
        self.timeout: float = call["timeout"]
        self.people: Mapping[str, Any] = call["people"]
        self.files = CallFiles(wire, call)
        self.outbox = CallOutbox(wire)
        self.log = log
        self._authenticate: Mapping[str, Any] = call["authenticate"]
        self._end: float = time.monotonic() + self.timeout

    @cached_property
    def http(self) -> Http:
        """Return what sends requests; its modules are only loaded when it is used."""
        from patchbay_sdk.declared.accounts import account_of
        from patchbay_sdk.http.client import HttpClient

        account = partial(account_of, self._authenticate, self.credential)
        return HttpClient(left=self._left, account=account)

    def _left(self) -> float:
        return self._end - time.monotonic() - SPARE

    def sent(self, request: Mapping[str, Any]) -> None:
        """Say what goes to the service."""
        self._wire.tell({"tell": "sent", "request": plain(request, "", 0)})
