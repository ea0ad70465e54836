"""Lists that come in pages: https://docs.slack.dev/apis/web-api/pagination."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from patchbay_slack.api import Slack

MOST_PAGES = 50
CHANNELS = {
    "types": "public_channel,private_channel",
    "exclude_archived": True,
    "limit": 999,
}
PEOPLE = {"limit": 200}


def channels_of(slack: Slack) -> Iterator[dict[str, Any]]:
    """Yield the channels that the bot can see, archived ones left out.

    See https://docs.slack.dev/reference/methods/conversations.list.
    """
    return rows_of(slack, "conversations.list", CHANNELS, "channels")


def people_of(slack: Slack) -> Iterator[dict[str, Any]]:
    """Yield the people of the workspace, those who left it left out.

    See https://docs.slack.dev/reference/methods/users.list.
    """
    found = rows_of(slack, "users.list", PEOPLE, "members")
    return (one for one in found if not one.get("deleted"))


def rows_of(
    slack: Slack, method: str, arguments: Mapping[str, Any], rows: str
) -> Iterator[dict[str, Any]]:
    """Yield the rows of all pages. Raises BpmnError, RetryLater, Failed."""
    cursor = ""
    for _ in range(MOST_PAGES):
        answer = slack.call(method, {**arguments, "cursor": cursor or None})
        yield from answer.get(rows) or ()
        cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return
