"""What the form offers: channels, and people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from patchbay_sdk import Context, Failed, Settings

from patchbay_slack.api import Slack
from patchbay_slack.errors import MissingScope
from patchbay_slack.pages import channels_of, people_of

MOST = 1000
# The one that answers in Slack's own name is a person there, and no bot.
SLACKBOT = "USLACKBOT"
Choices = list[dict[str, str]]


def choices_channels(settings: Settings, context: Context) -> Choices:
    """Return the channels that the bot can see, by name."""
    slack = Slack(settings, context, {})
    return [channel_choice(one) for one in first(channels_of(slack))]


def choices_people(settings: Settings, context: Context) -> Choices:
    """Return the people of the workspace; bots are none."""
    slack = Slack(settings, context, {})
    people = (one for one in people_of(slack) if is_person(one))
    return [person_choice(one) for one in first(people)]


def choices_places(settings: Settings, context: Context) -> Choices:
    """Return channels and people; only one of them where a scope lacks for the other.

    Raises MissingScope where it lacks for both.
    """
    found: Choices = []
    refusals: list[MissingScope] = []
    for choices in (choices_channels, choices_people):
        try:
            found += choices(settings, context)
        except MissingScope as error:
            context.log.info(str(error))
            refusals.append(error)
    if len(refusals) > 1:
        raise Failed(" ".join(str(one) for one in refusals))
    return found[:MOST]


def first(rows: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return as many rows as a form can offer, by name."""
    named = (one for one in rows if one.get("name"))
    return sorted(islice(named, MOST), key=lambda one: str(one["name"]))


def channel_choice(channel: dict[str, Any]) -> dict[str, str]:
    """Return a channel as a choice; its topic explains it."""
    name = f"#{channel['name']}"
    said = text_in(channel, "topic", "value") or text_in(channel, "purpose", "value")
    return {"value": name, "label": name, "help": said[:200]}


def person_choice(person: dict[str, Any]) -> dict[str, str]:
    """Return a person as a choice."""
    shown = text_in(person, "profile", "real_name") or str(person.get("real_name", ""))
    name = f"@{person['name']}"
    return {"value": name, "label": shown or name, "help": name}


def is_person(member: dict[str, Any]) -> bool:
    """Say whether a member of the workspace is someone who reads."""
    return not member.get("is_bot") and member.get("id") != SLACKBOT


def text_in(row: dict[str, Any], *way: str) -> str:
    """Return the text at a place in a row; empty where there is none."""
    value: Any = row
    for name in way:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""
