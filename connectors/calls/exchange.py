"""What parent and child say to each other from the first line of a call to the last."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk.child.wire import decoded, encoded

from connectors.calls.channel import Channel
from connectors.calls.exceptions import Garbled
from connectors.calls.outcomes import finite
from connectors.calls.records import Mail, StoredFile

MOST_KEPT = 64 * 1024 * 1024
MOST_REQUEST = 256 * 1024


@dataclass
class Exchange:
    """One call: answers what the child asks, keeps what it tells, until it ends.

    `begun` says whether any code of the connector may have run.
    """

    channel: Channel
    stored: Mapping[str, StoredFile]
    files: dict[str, StoredFile] = field(default_factory=dict)
    mails: list[Mail] = field(default_factory=list)
    request: dict[str, Any] | None = None
    kept: int = 0
    begun: bool = False

    def run(self, line: bytes, deadline: float) -> dict[str, Any]:
        """Return the message that ends the call.

        Raises TimedOut, ChildGone and Garbled.
        """
        self.channel.begin(line)
        told: dict[str, Callable[[dict[str, Any]], None]] = {
            "begun": self._note_beginning,
            "file": self._keep_file,
            "mail": self._keep_mail,
            "read": self._answer_with_file,
            "sent": self._keep_request,
        }
        while True:
            message = self._next(deadline)
            if "end" in message:
                self.channel.drain_log()
                return message
            told[message["tell"]](message)

    def _next(self, deadline: float) -> dict[str, Any]:
        line = self.channel.receive(deadline)
        self.kept += len(line)
        if self.kept > MOST_KEPT:
            raise Garbled
        message: dict[str, Any] = json.loads(line, parse_constant=finite)
        return message

    def _note_beginning(self, _message: dict[str, Any]) -> None:
        self.begun = True

    def _keep_file(self, message: dict[str, Any]) -> None:
        name, kind = str(message["name"]), str(message["content_type"])
        self.files[name] = StoredFile(name, kind, decoded(message["content"]))

    def _keep_mail(self, message: dict[str, Any]) -> None:
        recipients = [str(one) for one in message["recipients"]]
        content = decoded(message["message"])
        self.mails.append(Mail(content, str(message["sender"]), recipients))

    def _keep_request(self, message: dict[str, Any]) -> None:
        self.kept -= len(json.dumps(message["request"]))
        self.request = dict(message["request"])

    def _answer_with_file(self, message: dict[str, Any]) -> None:
        answer: dict[str, Any] = {}
        found = self.stored.get(message["name"])
        if found is not None:
            content = encoded(found.content)
            answer = {"content": content, "content_type": found.content_type}
        self.channel.send(json.dumps(answer).encode() + b"\n")
