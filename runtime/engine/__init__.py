"""The token machine that runs BPMN 2.0: pure, without clock, database or network."""

from __future__ import annotations

from runtime.engine.definition import Definition, Node
from runtime.engine.effects import (
    Ask,
    Broadcast,
    Call,
    DropTimer,
    Effect,
    Incident,
    Invoke,
    Record,
    Send,
    SetTimer,
    Stop,
)
from runtime.engine.events import (
    Cancel,
    Completed,
    Event,
    Failed,
    MessageReceived,
    MoveTo,
    Retry,
    SignalReceived,
    Skip,
    Start,
    TimerFired,
    VariablesSet,
    WaitFailed,
)
from runtime.engine.exceptions import (
    EngineError,
    NoStart,
    NotPossible,
    NoValue,
    UnknownActivation,
)
from runtime.engine.machine import Advance, advance
from runtime.engine.moving import moved
from runtime.engine.placing import CannotMove, Obstacle
from runtime.engine.reading import definition_of
from runtime.engine.state import State, Wait
from runtime.engine.unsupported import unsupported

__all__ = [
    "Advance",
    "Ask",
    "Broadcast",
    "Call",
    "Cancel",
    "CannotMove",
    "Completed",
    "Definition",
    "DropTimer",
    "Effect",
    "EngineError",
    "Event",
    "Failed",
    "Incident",
    "Invoke",
    "MessageReceived",
    "MoveTo",
    "NoStart",
    "NoValue",
    "Node",
    "NotPossible",
    "Obstacle",
    "Record",
    "Retry",
    "Send",
    "SetTimer",
    "SignalReceived",
    "Skip",
    "Start",
    "State",
    "Stop",
    "TimerFired",
    "UnknownActivation",
    "VariablesSet",
    "Wait",
    "WaitFailed",
    "advance",
    "definition_of",
    "moved",
    "unsupported",
]
