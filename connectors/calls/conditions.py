"""Conditions over the outputs of a call: settings with `over` in the manifest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from connectors.calls.records import Call, Outcome
from connectors.registry import Connector
from javascript import ExpressionFailed, JavaScriptError, evaluate


def judged(connector: Connector, call: Call, outcome: Outcome) -> Outcome:
    """Return the outcome, or the error of a condition that does not hold.

    A condition that is neither true nor false needs a person.
    """
    operation = connector.operation(call.operation)
    if outcome.kind != "completed" or operation is None:
        return outcome
    for setting in operation["settings"]:
        text = call.settings.get(setting["name"]) if "over" in setting else None
        if text is not None and (other := unmet(setting, str(text), outcome)):
            return other
    return outcome


def unmet(setting: dict[str, Any], text: str, outcome: Outcome) -> Outcome | None:
    """Return what a condition makes of the outcome; None where it holds."""
    label = str(setting["label"])
    try:
        value = evaluate(text.removeprefix("="), outcome.outputs)
    except (ExpressionFailed, JavaScriptError) as error:
        return other_outcome(outcome, "failed", f"{label}: {error}")
    if value is True:
        return None
    if value is False:
        message = _("{label}: the condition does not hold.").format(label=label)
        ended = other_outcome(outcome, "error", message)
        return replace(ended, code=setting["otherwise"])
    message = _("{label}: the condition is neither true nor false.")
    return other_outcome(outcome, "failed", message.format(label=label))


def other_outcome(outcome: Outcome, kind: Any, message: str) -> Outcome:
    """Return the outcome without its outputs; log and request stay."""
    return replace(outcome, kind=kind, message=message, outputs={}, files=[])
