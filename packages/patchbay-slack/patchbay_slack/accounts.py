"""Trying a credential."""

from __future__ import annotations

from typing import Any

from patchbay_sdk import Context, Settings

from patchbay_slack.api import Slack


def check_slack(settings: Settings, context: Context) -> dict[str, Any]:
    """Ask whose token it is; see https://docs.slack.dev/reference/methods/auth.test.

    Raises RetryLater, Failed.
    """
    named = {"workspace": settings.get("credential")}
    answer = Slack(named, context, {}).call("auth.test", {})
    return {"team": str(answer.get("team", "")), "user": str(answer.get("user", ""))}
