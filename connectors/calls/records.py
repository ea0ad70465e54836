"""What goes into a call and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["completed", "retry", "failed", "error", "stopped", "timeout", "lost"]


@dataclass(frozen=True)
class StoredFile:
    """A file of a Request."""

    name: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Mail:
    """A message that the outbox takes, with its envelope."""

    message: bytes = field(repr=False)
    sender: str
    recipients: list[str]


@dataclass(frozen=True)
class Call:
    """An operation with everything that it gets.

    `credential` are the values of the account, secrets in the clear. `files` is read
    when the connector asks for one of them. `timeout` is in seconds.
    """

    connector: str
    operation: str
    settings: Mapping[str, Any]
    credential: Mapping[str, Any] = field(default_factory=dict, repr=False)
    idempotency_key: str = ""
    attempt: int = 1
    timeout: float = 60.0
    people: Mapping[str, Any] = field(default_factory=dict, repr=False)
    files: Mapping[str, StoredFile] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Outcome:
    """How a call ended.

    | kind | meaning |
    |---|---|
    | completed | `outputs`, `files` and `mails` are what it left |
    | error | a BPMN error of the manifest, `code` |
    | retry | another attempt may work, after `after` seconds at the earliest |
    | failed | no attempt will work; a person has to look |
    | stopped | `Caller.stop` ended it |
    | timeout | it took longer than it may; whether it was done is not known |
    | lost | its process ended; whether it was done is not known |

    `message` is for a person, empty when completed. `log` is what the code wrote, at
    most 64 KB; `request` is what it said to have sent. Secrets are masked in all of
    them.
    """

    kind: Kind
    outputs: dict[str, Any] = field(default_factory=dict, repr=False)
    message: str = ""
    code: str = ""
    after: float = 0.0
    log: str = field(default="", repr=False)
    files: list[StoredFile] = field(default_factory=list, repr=False)
    mails: list[Mail] = field(default_factory=list, repr=False)
    request: dict[str, Any] | None = field(default=None, repr=False)
    seconds: float = 0.0
