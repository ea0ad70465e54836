"""What Slack's operations ask of Slack, and what they give."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from patchbay_sdk import Failed
from patchbay_sdk.testing import LocalFile, LocalFiles
from patchbay_slack import (
    check_slack,
    invite,
    post_message,
    update_message,
    upload_file,
)

from tests.packages.slack_workspaces import (
    INVITE,
    POST,
    SHARE,
    UPDATE,
    Workspace,
    context,
    refusal,
    workspace,
)
from tests.packages.web_servers import Reply


@pytest.fixture
def slack() -> Iterator[Workspace]:
    """Return a workspace that the connector talks to."""
    with workspace() as running:
        yield running


def test_a_message_is_posted(slack: Workspace) -> None:
    output = post_message(POST, context())

    form = slack.form("chat.postMessage")
    assert output == {"timestamp": "1503435956.000247", "channel": "C0ORDERS"}
    assert (form["channel"], form["text"]) == ("#orders", "Hello")
    payload = json.loads(form["metadata"])["event_payload"]
    assert payload == {"key": context().idempotency_key}
    assert {"thread_ts", "blocks", "username", "icon_url"} & form.keys() == set()


@pytest.mark.parametrize(
    ("settings", "name", "value"),
    [
        ({"thread": "1.2"}, "thread_ts", "1.2"),
        ({"thread": "1.2", "broadcast": True}, "reply_broadcast", "true"),
        ({"broadcast": True}, "reply_broadcast", None),
        ({"as_user": "Order desk"}, "username", "Order desk"),
        ({"icon": ":tada:"}, "icon_emoji", ":tada:"),
        ({"icon": "https://x.example/i.png"}, "icon_url", "https://x.example/i.png"),
        ({"link_previews": False}, "unfurl_links", "false"),
        ({"blocks": [{"type": "divider"}]}, "blocks", '[{"type": "divider"}]'),
        (
            {"blocks": {"blocks": [{"type": "divider"}]}},
            "blocks",
            '[{"type": "divider"}]',
        ),
        ({"channel": "@grace"}, "channel", "U0GRACE00"),
        ({"text": "ü & 1=2"}, "text", "ü & 1=2"),
    ],
)
def test_a_setting_becomes_an_argument(
    slack: Workspace, settings: dict[str, Any], name: str, value: str | None
) -> None:
    post_message({**POST, **settings}, context())

    assert slack.form("chat.postMessage").get(name) == value


def test_a_message_is_updated(slack: Workspace) -> None:
    assert update_message(UPDATE, context()) == {"timestamp": "1.2"}

    form = slack.form("chat.update")
    assert (form["ts"], form["text"], form["blocks"]) == ("1.2", "New", "[]")


def test_a_file_is_shared(slack: Workspace) -> None:
    settings = {**SHARE, "comment": "For you", "thread": "1.2", "title": "Offer"}
    output = upload_file(settings, context())

    asked = slack.form("files.getUploadURLExternal")
    form = slack.form("files.completeUploadExternal")
    [upload] = slack.uploads
    assert output == {"file": "F123ABC456"}
    assert (asked["filename"], asked["length"]) == ("a.pdf", "4")
    assert (upload.body, upload.headers["content-type"]) == (b"%PDF", "application/pdf")
    assert "authorization" not in upload.headers
    assert json.loads(form["files"]) == [{"id": "F123ABC456", "title": "Offer"}]
    assert form["channel_id"] == "C0ORDERS"
    assert (form["initial_comment"], form["thread_ts"]) == ("For you", "1.2")


def test_people_are_invited_once(slack: Workspace) -> None:
    people = ["ada@example.com", "@grace", "U0ADA0000"]
    invite({"channel": "#orders", "people": people}, context())

    invited = [form for name, form in slack.calls if name == "conversations.invite"]
    assert [one["users"] for one in invited] == ["U0ADA0000", "U0GRACE00"]
    assert {one["channel"] for one in invited} == {"C0ORDERS"}


def test_who_is_there_already_stays(slack: Workspace) -> None:
    slack.instead["conversations.invite"] = refusal("already_in_channel")

    assert invite(INVITE, context()) == {}


@pytest.mark.usefixtures("slack")
def test_a_token_is_tried() -> None:
    found = check_slack({"credential": "sales"}, context())

    assert found == {"team": "Subarachnoid", "user": "bot"}


def test_a_token_that_is_not_accepted_is_named(slack: Workspace) -> None:
    slack.instead["auth.test"] = refusal("invalid_auth")

    with pytest.raises(Failed, match='credential "sales"'):
        check_slack({"credential": "sales"}, context())


def test_an_empty_file_is_not_shared(slack: Workspace) -> None:
    files = LocalFiles({"a.pdf": LocalFile(b"")})
    with pytest.raises(Failed, match="empty"):
        upload_file(SHARE, context(files=files))

    assert slack.calls == []


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "ftp://x/"])
def test_a_file_goes_to_no_odd_address(slack: Workspace, url: str) -> None:
    content = {"ok": True, "upload_url": url, "file_id": "F1"}
    slack.instead["files.getUploadURLExternal"] = Reply(body=content)
    with pytest.raises(Failed, match="no address"):
        upload_file(SHARE, context())
