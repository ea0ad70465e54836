"""What a step says about calls: their address, who may call, what they are good for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import isodate
from django.utils.translation import gettext as _

import javascript
from connectors.evaluation import SettingProblem, evaluated_settings
from connectors.registry import installed
from connectors.steps import Step
from connectors.upgrades import as_installed
from runtime.engine.exceptions import NoValue

WEBHOOK = "webhook"
STATIC = (
    "path",
    "authentication",
    "signature_header",
    "key_header",
    "remembered",
    "calls_per_minute",
    "reply_status",
    "reply_format",
)
SHORTEST, LONGEST = timedelta(minutes=10), timedelta(days=30)
LONGEST_KEY = 200
BODY = "body"
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Webhook:
    """A step that waits for calls, with all that is the same for each of them.

    `remembered` is how long the ids of calls are known.
    """

    step: Step
    operation: Mapping[str, Any] = field(repr=False)
    path: str
    authentication: str
    signature_header: str
    key_header: str
    remembered: timedelta
    calls_per_minute: int
    reply_status: int
    reply_format: str

    def evaluated(self, names: Iterable[str], values: Values) -> dict[str, Any]:
        """Return settings worked out over values; those not filled in are left out.

        Raises NoValue.
        """
        return evaluated_alone(self.step, self.operation, names, values)

    def key_over(self, name: str, values: Values) -> str:
        """Return a key as text, empty where the step asks for none. Raises NoValue."""
        settings = {one["name"]: one for one in self.operation["settings"]}
        if name not in settings or name not in self.step.settings:
            return ""
        value = self.evaluated([name], values).get(name)
        return key_text(str(settings[name].get("label", name)), value)


def trigger_of(step: Step) -> str:
    """Return which kind of trigger a step is, empty for none."""
    operation = operation_of(step)
    return str(operation.get("trigger", "")) if operation else ""


def operation_of(step: Step) -> dict[str, Any] | None:
    """Return what the manifest says of a step, None where it is not installed."""
    connector = installed().find(step.connector)
    return connector.operation(as_installed(step).operation) if connector else None


def webhook_of(step: Step) -> Webhook:
    """Return a step as a webhook. Raises NoValue."""
    step = as_installed(step)
    operation = operation_of(step) or {}
    if operation.get("trigger") != WEBHOOK:
        words = _("{connector} {operation} is not installed. Install its package.")
        raise NoValue(words.format(connector=step.connector, operation=step.operation))
    given = evaluated_alone(step, operation, STATIC, {})
    return Webhook(
        step,
        operation,
        path=str(given.get("path", "")),
        authentication=str(given.get("authentication", "standard")),
        signature_header=str(given.get("signature_header", "X-Hub-Signature-256")),
        key_header=str(given.get("key_header", "X-Api-Key")),
        remembered=length_of(str(given.get("remembered", "P1D"))),
        calls_per_minute=int(given.get("calls_per_minute", 60)),
        reply_status=int(given.get("reply_status", 200)),
        reply_format=str(given.get("reply_format", "standard")),
    )


def length_of(text: str) -> timedelta:
    """Return how long ids are known: ten minutes to 30 days."""
    try:
        length = isodate.parse_duration(text)
        seconds = float(length.total_seconds())
    except (ValueError, AttributeError, OverflowError, isodate.ISO8601Error):
        seconds = LONGEST.total_seconds()
    return min(max(timedelta(seconds=min(seconds, 1e9)), SHORTEST), LONGEST)


def evaluated_alone(
    step: Step, operation: Mapping[str, Any], names: Iterable[str], values: Values
) -> dict[str, Any]:
    """Return some settings of a step over values of their own. Raises NoValue."""
    wanted = set(names)
    settings = [
        {key: value for key, value in one.items() if key != "visible_if"}
        for one in operation["settings"]
        if one["name"] in wanted and (one["name"] in step.settings or "default" in one)
    ]
    try:
        return evaluated_settings(step, {"settings": settings}, values)
    except SettingProblem as error:
        raise NoValue(error.message) from error


def key_text(label: str, value: Any) -> str:
    """Return a key as text, so that 7 and "7" are the same. Raises NoValue."""
    if isinstance(value, bool | int | float):
        value = json.dumps(value)
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_KEY:
        words = _("{label} gives neither a number nor a text of 1 to 200 characters.")
        raise NoValue(words.format(label=label))
    return value


def variables_of(step: Step, values: Values) -> dict[str, Any]:
    """Return the variables that a call brings: those of the step's result, else its
    body as `body`. Raises NoValue."""
    if not step.outputs:
        return {BODY: values[BODY]}
    texts = [one.value for one in step.outputs if one.value is not None]
    computed = iter(computed_values(texts, values))
    return {
        one.variable: dict(values) if one.value is None else next(computed)
        for one in step.outputs
    }


def computed_values(texts: Iterable[str], values: Values) -> list[Any]:
    """Return the values of FEEL, with or without `=` in front. Raises NoValue."""
    expressions = [f"={one.strip().removeprefix('=')}" for one in texts]
    if not expressions:
        return []
    try:
        found = javascript.fill_templates(
            [(one, "text") for one in expressions], values
        )
    except javascript.JavaScriptError as error:
        raise NoValue(str(error)) from error
    for text, one in zip(expressions, found, strict=True):
        if "error" in one:
            words = _("“{text}” has no value. {reason}")
            reason = one["error"]["message"]
            raise NoValue(words.format(text=text[1:200], reason=reason))
    return [one.get("value") for one in found]
