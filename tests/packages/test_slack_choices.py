"""What the form of Slack's steps offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from patchbay_sdk import Failed, RetryLater
from patchbay_slack import choices_channels, choices_people, choices_places

from tests.packages.slack_workspaces import Workspace, context, refusal, workspace
from tests.packages.web_servers import Reply


@pytest.fixture
def slack() -> Iterator[Workspace]:
    """Return a workspace that the connector talks to."""
    with workspace() as running:
        yield running


def values(choices: list[dict[str, str]]) -> list[str]:
    """Return what would be written into the diagram."""
    return [one["value"] for one in choices]


@pytest.mark.usefixtures("slack")
def test_channels_come_of_all_pages_and_people_only_while_they_are_there() -> None:
    assert values(choices_channels({}, context())) == ["#orders"]
    assert values(choices_people({}, context())) == ["@grace"]
    assert values(choices_places({}, context())) == ["#orders", "@grace"]


def test_a_thousand_are_offered_and_no_further_page_is_asked_for(
    slack: Workspace,
) -> None:
    page: dict[str, Any] = {
        "ok": True,
        "members": [{"id": f"U{n}", "name": f"p{n}"} for n in range(200)],
        "response_metadata": {"next_cursor": "more"},
    }
    slack.instead["users.list"] = Reply(body=page)

    assert len(choices_people({}, context())) == 1000
    assert len(slack.calls) == 5


def test_pages_without_end_end(slack: Workspace) -> None:
    page = {"ok": True, "channels": [], "response_metadata": {"next_cursor": "more"}}
    slack.instead["conversations.list"] = Reply(body=page)

    assert choices_channels({}, context()) == []
    assert len(slack.calls) == 50


@pytest.mark.parametrize(
    ("reply", "meaning", "words"),
    [
        (
            refusal("missing_scope", needed="users:read"),
            Failed,
            "install the app again",
        ),
        (refusal("ratelimited"), RetryLater, "cannot do it now"),
        (Reply(status=429, headers={"Retry-After": "20"}), RetryLater, "429"),
        (refusal("invalid_auth"), Failed, "did not accept the token"),
    ],
)
def test_what_stands_in_the_way_is_told(
    slack: Workspace, reply: Reply, meaning: type[Exception], words: str
) -> None:
    slack.instead["users.list"] = reply

    with pytest.raises(meaning, match=words):
        choices_people({}, context())
