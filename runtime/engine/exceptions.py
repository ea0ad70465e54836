"""What stops the engine, each with words for a person."""

from __future__ import annotations

import json
from typing import Any

SHOWN = 60


def shown(value: Any) -> str:
    """Return a value as a person reads it, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


class EngineError(Exception):
    """The engine cannot do this."""

    code = "engine"

    def __init__(self, message: str = "") -> None:
        self.message = message or str(type(self).__doc__)
        super().__init__(self.message)


class NoStart(EngineError):
    """Nothing in this process can be started."""

    code = "no-start"


class UnknownActivation(EngineError):
    """The Request is no longer there: it went on, or was cancelled."""

    code = "unknown-activation"


class NoValue(EngineError):
    """The expression has no value."""

    code = "no-value"


class BadTimer(NoValue):
    """The timer cannot be read."""

    code = "bad-timer"


class NotPossible(EngineError):
    """This cannot be done at the element where the Request stands."""

    code = "not-possible"
