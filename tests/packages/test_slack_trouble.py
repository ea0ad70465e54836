"""What trouble with Slack means for the process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from patchbay_sdk import BpmnError, Failed, RetryLater, Secret
from patchbay_slack import api, invite, post_message, update_message, upload_file

from tests.packages.slack_workspaces import (
    INVITE,
    POST,
    SHARE,
    TOKEN,
    UPDATE,
    Workspace,
    context,
    refusal,
    workspace,
)
from tests.packages.web_servers import GARBAGE, HALF, RESET, STALL, Reply, service

OPERATIONS: list[tuple[Callable[..., Any], dict[str, Any], str]] = [
    (post_message, POST, "chat.postMessage"),
    (update_message, UPDATE, "chat.update"),
    (upload_file, SHARE, "files.getUploadURLExternal"),
    (upload_file, SHARE, "files.completeUploadExternal"),
    (invite, INVITE, "users.lookupByEmail"),
    (invite, INVITE, "conversations.invite"),
]
each = pytest.mark.parametrize(
    ("operation", "settings", "method"), OPERATIONS, ids=[m for _, _, m in OPERATIONS]
)


@pytest.fixture
def slack() -> Iterator[Workspace]:
    """Return a workspace that the connector talks to."""
    with workspace() as running:
        yield running


@pytest.mark.parametrize(
    ("number", "error", "code"),
    [
        (0, "channel_not_found", "channel-not-found"),
        (0, "not_in_channel", "not-in-channel"),
        (1, "message_not_found", "message-not-found"),
        (1, "cant_update_message", "not-allowed"),
        (1, "edit_window_closed", "not-allowed"),
        (3, "channel_not_found", "channel-not-found"),
        (4, "users_not_found", "person-not-found"),
        (5, "channel_not_found", "channel-not-found"),
        (5, "user_not_found", "person-not-found"),
    ],
)
def test_what_the_process_can_catch(
    slack: Workspace, number: int, error: str, code: str
) -> None:
    operation, settings, method = OPERATIONS[number]
    slack.instead[method] = refusal(error)

    with pytest.raises(BpmnError) as raised:
        operation(settings, context())
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("operation", "settings", "code"),
    [
        (upload_file, {**SHARE, "channel": "#gone"}, "channel-not-found"),
        (invite, {**INVITE, "people": ["@nobody"]}, "person-not-found"),
        (post_message, {**POST, "channel": "@nobody"}, "channel-not-found"),
    ],
)
@pytest.mark.usefixtures("slack")
def test_a_name_that_nobody_has(
    operation: Callable[..., Any], settings: dict[str, Any], code: str
) -> None:
    with pytest.raises(BpmnError) as raised:
        operation(settings, context())
    assert raised.value.code == code


@each
@pytest.mark.parametrize("error", ["ratelimited", "internal_error", "request_timeout"])
def test_slack_is_busy(
    slack: Workspace,
    operation: Callable[..., Any],
    settings: dict[str, Any],
    method: str,
    error: str,
) -> None:
    slack.instead[method] = refusal(error)

    with pytest.raises(RetryLater):
        operation(settings, context())


@each
@pytest.mark.parametrize(("given", "after"), [("30", 30), ("", 0), ("soon", 0)])
def test_slack_says_when(
    slack: Workspace,
    operation: Callable[..., Any],
    settings: dict[str, Any],
    method: str,
    given: str,
    after: float,
) -> None:
    headers = {"Retry-After": given} if given else {}
    slack.instead[method] = Reply(status=429, headers=headers)

    with pytest.raises(RetryLater) as raised:
        operation(settings, context())
    assert raised.value.after == after


@each
@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (refusal("invalid_auth"), 'credential "sales"'),
        (refusal("token_revoked"), 'credential "sales"'),
        (refusal("missing_scope", needed="chat:write"), "chat:write"),
        (refusal("is_archived"), "archived"),
        (refusal("something_new"), "something_new"),
        (Reply(status=404), "404"),
    ],
)
def test_what_only_a_person_can_change(
    slack: Workspace,
    operation: Callable[..., Any],
    settings: dict[str, Any],
    method: str,
    reply: Reply,
    words: str,
) -> None:
    slack.instead[method] = reply
    told = context()

    with pytest.raises(Failed, match=words) as failed:
        operation({**settings, "workspace": "sales"}, told)
    assert TOKEN not in f"{failed.value} {told.lines} {told.requests}"


@each
@pytest.mark.parametrize("fault", [RESET, HALF, GARBAGE, STALL, "redirect", "html"])
def test_what_must_not_be_done_twice_is_for_a_person(
    slack: Workspace,
    operation: Callable[..., Any],
    settings: dict[str, Any],
    method: str,
    fault: str,
) -> None:
    replies = {
        "redirect": Reply(status=302, headers={"Location": f"{slack.url}/api/x"}),
        "html": Reply(body="<html>"),
    }
    slack.instead[method] = replies.get(fault, Reply(fault=fault))
    once = method in {"chat.postMessage", "files.completeUploadExternal"}
    expected = Failed if once or fault == "redirect" else RetryLater

    with pytest.raises(expected):
        operation(settings, context(timeout=0.3))
    assert [name for name, _ in slack.calls].count(method) == 1


@each
def test_where_slack_is_not_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
    operation: Callable[..., Any],
    settings: dict[str, Any],
    method: str,
) -> None:
    with service(lambda _: Reply()) as running:
        monkeypatch.setattr(api, "BASE", f"{running.url}/api")
    with pytest.raises(RetryLater, match="cannot be reached"):
        operation(settings, context())


@each
@pytest.mark.parametrize("token", ["", "xoxb-\r\nX: 1", "xoxb-ü"])
def test_a_token_is_needed(
    slack: Workspace,
    operation: Callable[..., Any],
    settings: dict[str, Any],
    method: str,
    token: str,
) -> None:
    with pytest.raises(Failed, match="bot token"):
        operation(settings, context(credential={"token": Secret(token)}))
    assert slack.calls == []
