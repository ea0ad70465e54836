"""Sends one request of a declared operation and judges its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk.declared.accounts import account_of
from patchbay_sdk.declared.previews import shown_request
from patchbay_sdk.declared.reading import Reading, reading_of
from patchbay_sdk.declared.values import Values
from patchbay_sdk.declared.verdicts import Rules, judge
from patchbay_sdk.http.client import Account
from patchbay_sdk.http.messages import LARGEST, HttpAnswer, HttpRequest
from patchbay_sdk.interface import Context

LARGEST_FILE = 25 * 1024 * 1024


@dataclass(frozen=True)
class Sender:
    """What sends the requests of one call; `declared` is what `declared_call` gives."""

    declared: Mapping[str, Any] = field(repr=False)
    values: Values = field(repr=False)
    context: Context = field(repr=False)

    @property
    def answer(self) -> Mapping[str, Any]:
        """Return what the manifest makes of answers."""
        answer: Mapping[str, Any] = self.declared["answer"]
        return answer

    @property
    def has_account(self) -> bool:
        """Say whether requests carry the account of the call."""
        return bool(self.declared["authenticate"] and self.context.credential)

    def shown(self, request: HttpRequest) -> dict[str, Any]:
        """Return a request as it goes out. Raises Failed."""
        account = Account()
        if self.has_account:
            account = account_of(self.declared["authenticate"], self.context.credential)
        return shown_request(request, account)

    def exchanged(self, request: HttpRequest) -> tuple[Reading, HttpAnswer]:
        """Send a request; raise what its answer means that is no success."""
        rules = self._rules()
        self.context.sent(self.shown(request))
        answer = self.context.http.send(
            request,
            authenticated=self.has_account,
            once=rules.once,
            limit=LARGEST_FILE if "file" in self.answer else LARGEST,
        )
        self.context.log.info(f"{request.method} {answer.status}")
        done = rules.is_success(answer.status)
        is_file = done and "file" in self.answer
        read = "none" if is_file else self.answer.get("read", "json")
        reading = reading_of(answer, read=read, is_success=done)
        judge(reading, rules)
        return reading, answer

    def _rules(self) -> Rules:
        declared = self.declared
        return Rules(
            self.answer,
            declared["service"],
            self.values,
            declared["called"],
            declared["idempotency"] == "none",
        )
