"""Channels by name: some methods take only ids."""

from __future__ import annotations

import re

from patchbay_sdk import BpmnError

from patchbay_slack.api import Slack
from patchbay_slack.pages import channels_of

IDENTIFIER = re.compile(r"[CGD][A-Z0-9]{6,}")


def channel_id(slack: Slack, channel: str) -> str:
    """Return the id of a channel that is named as `#orders`, or by its id.

    Raises BpmnError("channel-not-found").
    """
    if IDENTIFIER.fullmatch(channel):
        return channel
    wanted = channel.removeprefix("#").lower()
    for one in channels_of(slack):
        if str(one.get("name", "")).lower() == wanted:
            return str(one["id"])
    raise BpmnError("channel-not-found", f"There is no channel #{wanted}.")
