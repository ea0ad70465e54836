"""Which element takes a call: the condition of its step, and the key that it brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from runtime.engine import NoValue
from runtime.exceptions import Ambiguous, NobodyWaits
from runtime.hooks.exceptions import CallUnusable
from runtime.models import Hook, HookUse, Subscription
from runtime.services.hook_callers import Place

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Match:
    """The place that takes a call; `wait` is what a Request waits for there."""

    place: Place
    values: Values
    wait: Subscription | None = None


@contextmanager
def explained(place: Place) -> Iterator[None]:
    """Turn a missing value into the refusal of a call, which names the element."""
    try:
        yield
    except NoValue as error:
        raise CallUnusable(f"“{place.name}”: {error.message}") from error


def match_of(hook: Hook, places: list[Place], values: Values) -> Match | None:
    """Return who takes a call: the Request that waits for it, else a start event.

    None where it does not count. Raises NobodyWaits, Ambiguous, and CallUnusable
    where nobody takes it and a condition or key has no value.
    """
    found = Search(hook, values)
    for place in places:
        found.look_at(place)
    if len(found.waits) > 1:
        raise Ambiguous(_("Several Requests wait for this call."))
    if found.waits:
        return found.waits[0]
    if len(found.starts) > 1:
        raise Ambiguous(_("Several start events take this call."))
    if found.starts:
        return found.starts[0]
    if found.troubles:
        raise found.troubles[0]
    if found.counted:
        raise NobodyWaits(_("No Request waits for this call."))
    return None


class Search:
    """What was found for a call while its places were looked at."""

    def __init__(self, hook: Hook, values: Values) -> None:
        self.hook = hook
        self.values = values
        self.counted = False
        self.waits: list[Match] = []
        self.starts: list[Match] = []
        self.troubles: list[CallUnusable] = []

    def look_at(self, place: Place) -> None:
        """Note what a place makes of the call."""
        try:
            with explained(place):
                if counts(place, self.values):
                    self.counted = True
                    self.take(place)
        except CallUnusable as error:
            self.troubles.append(error)

    def take(self, place: Place) -> None:
        """Note who takes the call at a place where it counts. Raises NoValue."""
        if place.use == HookUse.START:
            self.starts.append(Match(place, self.values))
            return
        key = place.webhook.key_over("call_key", self.values)
        waiting = Subscription.objects.filter(
            hook=self.hook.path,
            key=key,
            element=place.element,
            request__deployment=place.deployment,
        )
        rows = waiting.select_related("request").defer("request__state")
        self.waits += [Match(place, self.values, one) for one in rows[:2]]


def counts(place: Place, values: Values) -> bool:
    """Say whether a call fits the condition of a step. Raises NoValue."""
    webhook = place.webhook
    if "condition" not in webhook.step.settings:
        return True
    held = webhook.evaluated(["condition"], values).get("condition")
    if not isinstance(held, bool):
        raise NoValue(_("The condition is neither true nor false."))
    return held
