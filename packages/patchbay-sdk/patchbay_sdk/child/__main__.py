"""`python -I -m patchbay_sdk.child CALLS ANSWERS PARENT`: takes calls until the end."""

from __future__ import annotations

import logging
import os
import sys
import time
from typing import Any

from patchbay_sdk.child.context import CallContext
from patchbay_sdk.child.guard import Guard
from patchbay_sdk.child.limits import die_with_parent, keep_limits, limit_processor
from patchbay_sdk.child.operations import ended
from patchbay_sdk.child.wire import Wire

FORMAT = "%(asctime)s.%(msecs)03dZ %(levelname)s %(message)s"


def main(reading: int, writing: int, parent: int) -> None:
    """Do what each message says until the other side is gone."""
    die_with_parent(parent)
    wire = Wire(reading, writing)
    start = wire.read()
    if start is None:
        return
    sys.path[:0] = [one for one in start["folders"] if one not in sys.path]
    keep_limits(start["memory"])
    guard = Guard()
    guard.install()
    log = attempt_log()
    while (call := wire.read()) is not None:
        wire.tell(answer(call, wire, guard, log))


def answer(
    call: dict[str, Any], wire: Wire, guard: Guard, log: logging.Logger
) -> dict[str, Any]:
    """Run one call and return the message that ends it."""
    process = os.getpid()
    guard.begin(call["hosts"], call["allowed"])
    limit_processor(call["timeout"])
    wire.tell({"tell": "begun"})
    end = ended(call, CallContext(wire, call, log))
    if os.getpid() != process:
        os._exit(0)  # A fork of the connector came back instead of ending itself.
    sys.stdout.flush()
    sys.stderr.flush()
    return {**end, "refused": guard.network.refused, "spawned": guard.spawned}


def attempt_log() -> logging.Logger:
    """Return the log that connectors write to; it goes to stderr, other logs too."""
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format=FORMAT, datefmt="%H:%M:%S"
    )
    logging.Formatter.converter = time.gmtime
    return logging.getLogger("connector")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
