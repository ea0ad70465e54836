"""Channels by name: some methods take only ids."""

from __future__ import annotations

import re

from patchbay_sdk import BpmnError

from patchbay_slack.api import Slack

IDENTIFIER = re.compile(r"[CGD][A-Z0-9]{6,}")
MAX_PAGES = 50


def channel_id(slack: Slack, channel: str) -> str:
    """Return the id of a channel that is named as `#orders`, or by its id.

    Raises BpmnError("channel-not-found").
    """
    if IDENTIFIER.fullmatch(channel):
        return channel
    wanted = channel.removeprefix("#").lower()
    cursor = ""
    for _ in range(MAX_PAGES):
        asked = {
            "types": "public_channel,private_channel",
            "exclude_archived": True,
            "limit": 1000,
            "cursor": cursor or None,
        }
        answer = slack.call("conversations.list", asked)
        for one in answer.get("channels", []):
            if str(one.get("name", "")).lower() == wanted:
                return str(one["id"])
        cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            break
    raise BpmnError("channel-not-found", f"There is no channel #{wanted}.")
