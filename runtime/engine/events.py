"""What can happen to a Request: the events that `advance` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Start:
    """Begin the Request: a process by itself, or by the event `element` that came.

    Without both, the first process of the file that begins by itself, together with
    the participants that it exchanges messages with.
    """

    process: str = ""
    element: str = ""
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Completed:
    """A connector, person or called process has done its work."""

    activation: int
    outputs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Failed:
    """It could not be done. `code` is a BPMN error that boundary events catch."""

    activation: int
    message: str
    code: str | None = None


@dataclass(frozen=True)
class TimerFired:
    """A timer is due."""

    timer: int


@dataclass(frozen=True)
class MessageReceived:
    """A message came; what has waited for it longest takes it.

    With a `wait`, this one takes it, whatever its name.
    """

    name: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    wait: int | None = None


@dataclass(frozen=True)
class WaitFailed:
    """What is waited for cannot come: nobody knows how to listen to it."""

    wait: int
    message: str


@dataclass(frozen=True)
class SignalReceived:
    """A signal came; everything that waits for it hears it, be it nothing."""

    name: str
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class VariablesSet:
    """A person or program has set variables of the Request."""

    variables: Mapping[str, Any]


@dataclass(frozen=True)
class Retry:
    """Do again what failed at an activation."""

    activation: int


@dataclass(frozen=True)
class Skip:
    """Go on as if an activation had completed, with these outputs."""

    activation: int
    outputs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class MoveTo:
    """End an activation and go on at another element of the same process level."""

    activation: int
    element: str


@dataclass(frozen=True)
class Cancel:
    """End the Request."""


Event = (
    Start
    | Completed
    | Failed
    | TimerFired
    | MessageReceived
    | WaitFailed
    | SignalReceived
    | VariablesSet
    | Retry
    | Skip
    | MoveTo
    | Cancel
)
