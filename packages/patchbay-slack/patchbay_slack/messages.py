"""The operations `post-message` and `update-message`."""

from __future__ import annotations

from typing import Any

from patchbay_sdk import BpmnError, Context, Settings

from patchbay_slack.api import Slack
from patchbay_slack.errors import CHANNEL
from patchbay_slack.people import user_id

OF_UPDATES = {
    "message_not_found": "message-not-found",
    "cant_update_message": "not-allowed",
    "edit_window_closed": "not-allowed",
}
TOLD = 2_000


def post_message(settings: Settings, context: Context) -> dict[str, Any]:
    """Post a message; see https://docs.slack.dev/reference/methods/chat.postMessage.

    Slack knows no idempotency keys: the key goes along as metadata, so that the message
    can be found, and an unknown outcome is for a person. Raises
    BpmnError("channel-not-found"), BpmnError("not-in-channel"), RetryLater, Failed.
    """
    slack = Slack(settings, context, CHANNEL)
    thread = settings.get("thread") or None
    icon = str(settings.get("icon") or "")
    previews = bool(settings.get("link_previews", True))
    arguments = {
        "channel": place_of(slack, str(settings["channel"])),
        "text": settings["text"],
        "blocks": blocks_of(settings),
        "thread_ts": thread,
        "reply_broadcast": True if thread and settings.get("broadcast") else None,
        "username": settings.get("as_user") or None,
        "icon_emoji": icon if icon.startswith(":") else None,
        "icon_url": icon if icon.startswith("https:") else None,
        "unfurl_links": previews,
        "unfurl_media": previews,
        "metadata": {
            "event_type": "patchbay_call",
            "event_payload": {"key": context.idempotency_key},
        },
    }
    tell(context, "chat.postMessage", settings)
    answer = slack.call("chat.postMessage", arguments, once=True)
    return {
        "timestamp": str(answer.get("ts", "")),
        "channel": str(answer.get("channel", "")),
    }


def update_message(settings: Settings, context: Context) -> dict[str, Any]:
    """Replace a message; see https://docs.slack.dev/reference/methods/chat.update.

    Raises BpmnError("message-not-found"), BpmnError("not-allowed"), RetryLater, Failed.
    """
    slack = Slack(settings, context, OF_UPDATES)
    arguments = {
        "channel": settings["channel"],
        "ts": settings["timestamp"],
        "text": settings["text"],
        "blocks": blocks_of(settings) or [],
    }
    tell(context, "chat.update", settings)
    answer = slack.call("chat.update", arguments)
    return {"timestamp": str(answer.get("ts", settings["timestamp"]))}


def place_of(slack: Slack, channel: str) -> str:
    """Return where a message goes: people by name are found by their ids.

    Raises BpmnError("channel-not-found").
    """
    if not channel.startswith("@"):
        return channel
    try:
        return user_id(slack, channel)
    except BpmnError as error:
        raise BpmnError("channel-not-found", str(error)) from error


def blocks_of(settings: Settings) -> Any:
    """Return the blocks: a list, or the object around it that Slack's builder gives."""
    blocks = settings.get("blocks")
    if isinstance(blocks, dict) and "blocks" in blocks:
        return blocks["blocks"]
    return blocks or None


def tell(context: Context, method: str, settings: Settings) -> None:
    """Say what is shown with the attempt."""
    shown = {"channel": settings["channel"], "text": str(settings["text"])[:TOLD]}
    context.sent({"method": method, **shown})
