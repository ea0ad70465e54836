"""What Slack's error codes mean: https://docs.slack.dev/reference/methods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from patchbay_sdk import BpmnError, Failed, RetryLater

LATER = frozenset(
    {
        "internal_error",
        "rate_limited",
        "ratelimited",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
    }
)
ACCOUNT = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "not_authed",
        "org_login_required",
        "token_expired",
        "token_revoked",
    }
)
CHANNEL = {"channel_not_found": "channel-not-found", "not_in_channel": "not-in-channel"}
WORDS = {
    "cant_update_message": "The message is of someone else.",
    "channel_not_found": "There is no such channel, or the bot cannot see it.",
    "edit_window_closed": "The message is too old to be changed.",
    "file_not_found": "Slack does not find the uploaded file.",
    "invalid_blocks": "The blocks are not of the form that Block Kit has.",
    "invalid_blocks_format": "The blocks are not of the form that Block Kit has.",
    "is_archived": "The channel is archived.",
    "message_not_found": "There is no such message.",
    "msg_too_long": "The text is too long.",
    "no_text": "The message has no text.",
    "not_in_channel": "The bot is not in the channel. Invite it there.",
    "restricted_action": "The workspace does not let the bot do this.",
    "user_not_found": "There is no such person.",
    "users_not_found": "There is no such person.",
}


class MissingScope(Failed):
    """The app may not do this until someone lets it."""


def failure(
    answer: Mapping[str, Any], codes: Mapping[str, str], called: str
) -> Exception:
    """Return what an answer that is not ok means.

    `codes` are the errors of Slack that the process can catch, with their names in the
    manifest; `called` is what people call the credential.
    """
    code = str(answer.get("error", "unknown_error"))[:80]
    words = WORDS.get(code, f"Slack refused it: {code}.")
    if code in codes:
        return BpmnError(codes[code], words)
    if code in LATER:
        return RetryLater(f"Slack cannot do it now: {code}.")
    if code in ACCOUNT:
        return Failed(
            f"Slack did not accept the token of {called}. Open the credential and fill "
            "it in again."
        )
    if code == "missing_scope":
        scope = str(answer.get("needed", ""))[:80]
        return MissingScope(
            f"The app of {called} lacks the scope {scope}. Add it in Slack and install "
            "the app again."
        )
    return Failed(words)
