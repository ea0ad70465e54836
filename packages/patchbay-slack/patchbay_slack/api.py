"""Slack's Web API: a form goes in, JSON comes out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from patchbay_sdk import Context, Failed, RetryLater, Secret, Settings
from patchbay_sdk.http import HttpAnswer, HttpRequest
from patchbay_sdk.http.waits import seconds_to_wait

from patchbay_slack.errors import failure

BASE = "https://slack.com/api"
MAX_ANSWER = 5 * 1024 * 1024
TOO_MANY = 429
UNKNOWN = (
    "It is not known whether Slack did it: {reason} Look there, then retry or skip."
)


def called_of(settings: Settings) -> str:
    """Return what people call the credential of the step."""
    name = settings.get("workspace")
    return f'credential "{name}"' if name else "the default workspace"


def token_of(settings: Settings, context: Context) -> str:
    """Return the bot token. Raises Failed where there is none."""
    value = context.credential.get("token")
    token = value.reveal() if isinstance(value, Secret) else str(value or "")
    if not token:
        raise Failed(f"There is no bot token in {called_of(settings)}. Fill it in.")
    if not token.isascii() or not token.isprintable():
        raise Failed(f"The bot token in {called_of(settings)} has odd characters.")
    return token


def form_of(arguments: Mapping[str, Any]) -> dict[str, str]:
    """Return the arguments that are given, lists and objects as JSON."""
    given = {name: value for name, value in arguments.items() if value is not None}
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in given.items()
    }


class Slack:
    """The calls of one step; `codes` are the errors that its process can catch."""

    def __init__(
        self, settings: Settings, context: Context, codes: Mapping[str, str]
    ) -> None:
        self.codes = codes
        self.called = called_of(settings)
        self.log = context.log
        self._http = context.http
        self._token = token_of(settings, context)

    def call(
        self, method: str, arguments: Mapping[str, Any], *, once: bool = False
    ) -> dict[str, Any]:
        """Return the answer of a method. Raises BpmnError, RetryLater, Failed.

        `once` is for what must not be done twice: where it is not known whether it was
        done, a person has to look.
        """
        form = urlencode(form_of(arguments), errors="replace").encode()
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
        }
        text = self.send(f"{BASE}/{method}", form, headers, once=once)
        try:
            answer: Any = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise self.unknown("the answer is no JSON.", once=once) from error
        if not isinstance(answer, dict):
            raise self.unknown("the answer is no object.", once=once)
        if answer.get("ok") is not True:
            raise failure(answer, self.codes, self.called)
        self.log.info(f"{method}: ok")
        return answer

    def upload(self, url: str, content: bytes, content_type: str) -> None:
        """Send a file to the address that Slack gave for it; without the token."""
        if urlsplit(url).scheme != urlsplit(BASE).scheme:
            raise Failed("Slack gave no address that a file can be sent to.")
        headers = {"Content-Type": content_type}
        self.send(url, content, headers, once=False)

    def send(
        self, url: str, body: bytes, headers: Mapping[str, str], *, once: bool
    ) -> bytes:
        """Return what a POST is answered with; redirects are not followed."""
        request = HttpRequest("POST", url, headers, body=body)
        answer = self._http.send(request, once=once, limit=MAX_ANSWER)
        if not answer.is_success:
            raise of_status(answer)
        return answer.content

    def unknown(self, reason: str, *, once: bool) -> Exception:
        """Return what it means that nobody knows whether a call was done."""
        if once:
            return Failed(UNKNOWN.format(reason=reason))
        return RetryLater(f"Slack did not answer as expected: {reason}")


def of_status(answer: HttpAnswer) -> Exception:
    """Return what a status means: https://docs.slack.dev/apis/web-api/rate-limits."""
    after = seconds_to_wait(answer.headers.get("retry-after"))
    if answer.status == TOO_MANY or answer.status >= 500:
        return RetryLater(f"Slack answered {answer.status}.", after=after)
    return Failed(f"Slack answered {answer.status}, which it does not document.")
