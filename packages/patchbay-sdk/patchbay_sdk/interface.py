"""What an operation of a connector gets and gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from logging import Logger
from typing import Any, Protocol

from patchbay_sdk.http.messages import LARGEST, HttpAnswer, HttpRequest

Settings = Mapping[str, Any]
Output = Mapping[str, Any]


class Files(Protocol):
    """The files of the Request, for connectors whose manifest asks for them.

    Without `"permissions": {"files": true}` there are none and none can be made.
    """

    def names(self) -> list[str]:
        """Return the names of all files, in the order of the Request."""

    def read(self, name: str) -> bytes:
        """Return the content of a file. Raises Failed when there is none."""

    def content_type(self, name: str) -> str:
        """Return the media type of a file. Raises Failed when there is none."""

    def write(
        self, name: str, content: bytes, content_type: str = "application/octet-stream"
    ) -> None:
        """Keep a file with the Request once the operation has ended well.

        A file of the same name is replaced. Raises Failed when the name is none, or
        the files of this call are larger than 25 MB together.
        """


class Outbox(Protocol):
    """Takes e-mail where the installation has no mail server, and shows it."""

    def keep(self, message: bytes, sender: str, recipients: Sequence[str]) -> None:
        """Keep a message (RFC 5322) for the recipients of its envelope."""


class Http(Protocol):
    """Requests over HTTP: no proxy, no redirects unless asked, 10 MB of an answer."""

    def send(
        self,
        request: HttpRequest,
        *,
        authenticated: bool = False,
        once: bool = False,
        redirects: int = 0,
        limit: int = LARGEST,
    ) -> HttpAnswer:
        """Return the answer, whatever its status. Raises RetryLater and Failed.

        `authenticated` adds the credential as the manifest's `authenticate` says, for
        the host of `request` and no other. `once` is for what must not be done twice:
        where it is not known whether it was done, a person has to look. `redirects`
        is how many are followed, `limit` the most bytes of an answer.
        """


class Context(Protocol):
    """What belongs to the call, not to the settings."""

    @property
    def credential(self) -> Mapping[str, Any]:
        """Return the account that the step names; empty when it names none.

        Each setting of the manifest's credential type is there: text, a list for
        lists, `Secret` for type `secret`; what is not filled in has its default or
        is empty.
        """

    @property
    def idempotency_key(self) -> str:
        """Return what stays the same in every attempt of this call."""

    @property
    def attempt(self) -> int:
        """Return which attempt of this call it is; the first one is 1."""

    @property
    def timeout(self) -> float:
        """Return the seconds after which the call is ended, wherever it stands."""

    @property
    def people(self) -> Mapping[str, Any]:
        """Return people of the Request: `requester`, `starter`, `participants` …"""

    @property
    def files(self) -> Files:
        """Return the files of the Request."""

    @property
    def outbox(self) -> Outbox:
        """Return where e-mail goes that no server takes."""

    @property
    def http(self) -> Http:
        """Return what sends requests, within the time of the call."""

    @property
    def log(self) -> Logger:
        """Return the log of this attempt; secrets in it are masked."""

    def sent(self, request: Mapping[str, Any]) -> None:
        """Say what goes to the service, as JSON; it is shown with the attempt.

        Secrets in it are masked. The last one of a call counts.
        """


Operation = Callable[[Settings, Context], Output]
