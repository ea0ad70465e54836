"""What the engine asks the world around it to do, and what it tells of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Call:
    """Call the connector of an element; answer with Completed or Failed."""

    activation: int
    element: str


@dataclass(frozen=True)
class Ask:
    """Give a task to a person; answer with Completed."""

    activation: int
    element: str


@dataclass(frozen=True)
class SetTimer:
    """Answer with TimerFired when it is due."""

    timer: int
    element: str
    due: datetime


@dataclass(frozen=True)
class DropTimer:
    """The timer is no longer needed."""

    timer: int


@dataclass(frozen=True)
class Stop:
    """The activation is over: its job and its task are no longer needed."""

    activation: int


@dataclass(frozen=True)
class Send:
    """A message that nobody in this Request waits for."""

    name: str
    element: str
    variables: Mapping[str, Any]


@dataclass(frozen=True)
class Broadcast:
    """A signal; all other Requests hear it too."""

    name: str


@dataclass(frozen=True)
class Invoke:
    """Start a process of another file; answer with Completed or Failed."""

    activation: int
    element: str
    process: str
    variables: Mapping[str, Any]


@dataclass(frozen=True)
class Incident:
    """The Request stopped at an element until someone acts."""

    activation: int
    element: str
    message: str


Effect = Call | Ask | SetTimer | DropTimer | Stop | Send | Broadcast | Invoke | Incident


@dataclass(frozen=True)
class Record:
    """One line of history.

    `event` is entered, completed, cancelled, thrown, caught, waiting, failed, or taken
    (`element` is then a sequence flow).
    """

    event: str
    element: str
    activation: int | None
    at: datetime
