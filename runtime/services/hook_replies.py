"""What the caller of a webhook gets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from runtime.hooks.exceptions import TooManyCalls
from runtime.models import CallOutcome
from runtime.services.hook_matching import Match, explained
from web.errors import ServiceError
from web.problems import CONTENT_TYPE, problem

JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
UNAVAILABLE = 503


@dataclass(frozen=True)
class Reply:
    """What the caller gets; `after` are the seconds until it may call again."""

    status: int
    content: str
    content_type: str = JSON
    after: int = 0

    def kept(self) -> dict[str, str]:
        """Return what is kept for a call that comes again."""
        return {"content": self.content, "content_type": self.content_type}


def refusal(error: ServiceError) -> Reply:
    """Return the reply to a call that is not taken."""
    content = problem(error.status, error.code, error.message)
    after = int(error.status == UNAVAILABLE)
    if isinstance(error, TooManyCalls):
        after = error.after
    return Reply(error.status, json.dumps(content), CONTENT_TYPE, after)


def standard_reply(outcome: CallOutcome, request: str = "", status: int = 200) -> Reply:
    """Return the reply that says what became of a call."""
    content = {"outcome": str(outcome), **({"request": request} if request else {})}
    return Reply(status, json.dumps(content))


def reply_to(
    match: Match, outcome: CallOutcome, variables: Mapping[str, Any], request: str
) -> Reply:
    """Return the reply that a step gives. Raises CallUnusable where it has no value."""
    webhook = match.place.webhook
    status = webhook.reply_status
    if webhook.reply_format not in {"json", "text"}:
        return standard_reply(outcome, request, status)
    name = f"reply_{webhook.reply_format}"
    seen = {**variables, **match.values, "request": {"id": request}}
    with explained(match.place):
        given = webhook.evaluated([name], seen).get(name)
    if name == "reply_json":
        return Reply(status, json.dumps(given, ensure_ascii=False))
    return Reply(status, "" if given is None else str(given), TEXT)
