"""The operation `invite`."""

from __future__ import annotations

import re
from typing import Any

from patchbay_sdk import BpmnError, Context, Settings

from patchbay_slack.api import Slack
from patchbay_slack.channels import channel_id
from patchbay_slack.pages import people_of

CODES = {
    "channel_not_found": "channel-not-found",
    "user_not_found": "person-not-found",
    "users_not_found": "person-not-found",
}
IDENTIFIER = re.compile(r"[UW][A-Z0-9]{6,}")
THERE = frozenset({"already_in_channel", "cant_invite_self"})


def invite(settings: Settings, context: Context) -> dict[str, Any]:
    """Add people to a channel; who is there already stays.

    See https://docs.slack.dev/reference/methods/conversations.invite. Raises
    BpmnError("channel-not-found"), BpmnError("person-not-found"), RetryLater, Failed.
    """
    codes = {**CODES, **{code: code for code in THERE}}
    slack = Slack(settings, context, codes)
    channel = channel_id(slack, str(settings["channel"]))
    found = [user_id(slack, str(one).strip()) for one in settings["people"]]
    people = list(dict.fromkeys(found))
    context.sent(
        {"method": "conversations.invite", "channel": channel, "users": people}
    )
    for one in people:
        try:
            slack.call("conversations.invite", {"channel": channel, "users": one})
        except BpmnError as error:
            if error.code not in THERE:
                raise
            context.log.info(f"{one} is there already")
    return {}


def user_id(slack: Slack, person: str) -> str:
    """Return the id of a person: by e-mail address, name with @, or id.

    Raises BpmnError("person-not-found").
    """
    if IDENTIFIER.fullmatch(person):
        return person
    if "@" in person.removeprefix("@"):
        answer = slack.call("users.lookupByEmail", {"email": person})
        return str(answer.get("user", {}).get("id", ""))
    wanted = person.removeprefix("@").lower()
    for one in people_of(slack):
        if str(one.get("name", "")).lower() == wanted:
            return str(one["id"])
    raise BpmnError("person-not-found", f"There is no person {person[:80]} in Slack.")
