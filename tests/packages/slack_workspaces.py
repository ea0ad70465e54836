"""A Slack workspace on loopback that answers as Slack documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from patchbay_sdk import Secret
from patchbay_sdk.testing import LocalContext, LocalFile, LocalFiles
from patchbay_slack import api

from tests.packages.web_servers import Asked, Reply, service

TOKEN = "xoxb-1-canary"
POST = {"channel": "#orders", "text": "Hello"}
UPDATE = {"channel": "C0123456", "timestamp": "1.2", "text": "New"}
SHARE = {"channel": "#orders", "file": "a.pdf"}
INVITE = {"channel": "C0123456", "people": ["ada@example.com"]}


@dataclass
class Workspace:
    """A workspace; `instead` has other answers for some methods."""

    url: str = ""
    instead: dict[str, Reply] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    uploads: list[Asked] = field(default_factory=list)
    members: set[str] = field(default_factory=set)

    def answer(self, asked: Asked) -> Reply:
        """Answer as Slack does."""
        if asked.path.startswith("/upload/"):
            self.uploads.append(asked)
            return Reply(body=f"OK - {len(asked.body)}")
        method = asked.path.removeprefix("/api/")
        self.calls.append((method, asked.form))
        if method in self.instead:
            return self.instead[method]
        if asked.headers.get("authorization") != f"Bearer {TOKEN}":
            return refusal("invalid_auth")
        return Reply(body={"ok": True, **self.content(method, asked.form)})

    def content(self, method: str, form: dict[str, str]) -> dict[str, Any]:
        """Return what a method answers besides `ok`."""
        page = form.get("cursor", "")
        contents: dict[str, Any] = {
            "chat.postMessage": {"channel": "C0ORDERS", "ts": "1503435956.000247"},
            "chat.update": {"channel": form.get("channel"), "ts": form.get("ts")},
            "files.getUploadURLExternal": {
                "upload_url": f"{self.url}/upload/1",
                "file_id": "F123ABC456",
            },
            "files.completeUploadExternal": {"files": [{"id": "F123ABC456"}]},
            "auth.test": {"team": "Subarachnoid", "user": "bot"},
            "users.lookupByEmail": {"user": {"id": "U0ADA0000"}},
            "conversations.invite": {"channel": {"id": form.get("channel")}},
            "conversations.list": {
                "channels": [{"id": "C0ORDERS", "name": "orders"}] if page else [],
                "response_metadata": {"next_cursor": "" if page else "more"},
            },
            "users.list": {
                "members": [
                    {"id": "U0GONE000", "name": "grace", "deleted": True},
                    {"id": "U0GRACE00", "name": "grace", "deleted": False},
                ],
                "response_metadata": {"next_cursor": ""},
            },
        }
        found: dict[str, Any] = contents[method]
        return found

    def form(self, method: str) -> dict[str, str]:
        """Return what the last call of a method was asked with."""
        return [form for name, form in self.calls if name == method][-1]


def refusal(error: str, **members: str) -> Reply:
    """Return Slack's answer to what it does not do: status 200, not ok."""
    return Reply(body={"ok": False, "error": error, **members})


@contextmanager
def workspace() -> Iterator[Workspace]:
    """Run a workspace that the connector talks to instead of Slack."""
    made = Workspace()
    with service(made.answer) as running, pytest.MonkeyPatch.context() as patch:
        made.url = running.url
        patch.setattr(api, "BASE", f"{running.url}/api")
        yield made


def context(**values: Any) -> LocalContext:
    """Return a context with a bot token and a file."""
    files = LocalFiles({"a.pdf": LocalFile(b"%PDF", "application/pdf")})
    given = {"credential": {"token": Secret(TOKEN)}, "files": files, **values}
    return LocalContext(**given)
