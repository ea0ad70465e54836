"""The Slack connector of Patchbay: post, update and share in channels."""

from __future__ import annotations

from patchbay_slack.accounts import check_slack
from patchbay_slack.choices import choices_channels, choices_people, choices_places
from patchbay_slack.files import upload_file
from patchbay_slack.messages import post_message, update_message
from patchbay_slack.people import invite

__all__ = [
    "check_slack",
    "choices_channels",
    "choices_people",
    "choices_places",
    "invite",
    "post_message",
    "update_message",
    "upload_file",
]
