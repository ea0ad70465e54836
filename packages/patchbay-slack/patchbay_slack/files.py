"""The operation `upload-file`."""

from __future__ import annotations

import re
from typing import Any

from patchbay_sdk import Context, Failed, Settings

from patchbay_slack.api import Slack
from patchbay_slack.channels import channel_id

CODES = {"channel_not_found": "channel-not-found"}
MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)


def upload_file(settings: Settings, context: Context) -> dict[str, Any]:
    """Share a file; see https://docs.slack.dev/messaging/working-with-files.

    Three calls: an address for the file, the file, and sharing it. Only the last one
    shows anything to people, so only it must not be repeated blindly. Raises
    BpmnError("channel-not-found"), RetryLater, Failed.
    """
    slack = Slack(settings, context, CODES)
    name = str(settings["file"])
    content = context.files.read(name)
    if not content:
        raise Failed(f'The file "{name}" is empty, which Slack does not take.')
    channel = channel_id(slack, str(settings["channel"]))
    context.sent(
        {"method": "files.completeUploadExternal", "channel": channel, "file": name}
    )
    asked = {"filename": name, "length": len(content)}
    place = slack.call("files.getUploadURLExternal", asked)
    kind = context.files.content_type(name)
    kind = kind if MEDIA_TYPE.fullmatch(kind) else "application/octet-stream"
    slack.upload(str(place.get("upload_url", "")), content, kind)
    identifier = str(place.get("file_id", ""))
    title = str(settings.get("title") or name)
    arguments = {
        "files": [{"id": identifier, "title": title}],
        "channel_id": channel,
        "initial_comment": settings.get("comment") or None,
        "thread_ts": settings.get("thread") or None,
    }
    slack.call("files.completeUploadExternal", arguments, once=True)
    return {"file": identifier}
