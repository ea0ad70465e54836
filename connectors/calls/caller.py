"""Calls operations of connectors in child processes that it keeps warm."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from patchbay_sdk.masking import Mask

from connectors.calls import wording
from connectors.calls.exceptions import ChildGone, Garbled, TimedOut
from connectors.calls.exchange import Exchange
from connectors.calls.messages import call_line, masks_of
from connectors.calls.outcomes import outcome_of
from connectors.calls.process import ChildProcess
from connectors.calls.records import Call, Outcome
from connectors.registry import Connector, Registry, installed

MEMORY = 1024 * 1024 * 1024
MOST_CALLS = 1000
MOST_CHILDREN = 4
MOST_LOG = 64 * 1024
# What a hostile child can make of a message.
UNREADABLE = (Garbled, ValueError, TypeError, LookupError, AttributeError)


class Caller:
    """Runs one call at a time; every thread that calls has its own.

    The code of a package runs in a child process that is kept for the next call and
    replaced after a time-out, a crash, a memory limit, or 1,000 calls. Children end
    with the thread that made the first call in them.

    `allowed_hosts` are hosts inside the network that an administrator allows:
    networks, addresses or names, with a port or without. `memory` is the address
    space of a child in bytes.
    """

    def __init__(
        self,
        *,
        allowed_hosts: Sequence[str] = (),
        memory: int = MEMORY,
        registry: Callable[[], Registry] = installed,
    ) -> None:
        self._allowed_hosts = tuple(allowed_hosts)
        self._memory = memory
        self._registry = registry
        self._children: dict[str, ChildProcess] = {}
        self._lock = threading.Lock()
        self._running: ChildProcess | None = None
        self._calling = False
        self._stopped = False

    def call(self, call: Call) -> Outcome:
        """Run an operation until it ends; whatever its code does is an outcome."""
        connector = self._registry().find(call.connector)
        if connector is None:
            message = wording.not_installed(call.connector)
            return Outcome("failed", message=message)
        if connector.operation(call.operation) is None:
            message = wording.no_operation(connector, call.operation)
            return Outcome("failed", message=message)
        begun = time.monotonic()
        with self._lock:
            self._calling, self._stopped = True, False
        try:
            outcome = self._outcome(connector, call, begun + call.timeout)
        finally:
            with self._lock:
                self._calling, self._running = False, None
        return replace(outcome, seconds=time.monotonic() - begun)

    def stop(self) -> None:
        """End the running call at once, from any thread; without one, do nothing."""
        with self._lock:
            self._stopped = self._calling
            if self._running is not None:
                self._running.kill()

    def close(self) -> None:
        """End the child processes. The next call starts new ones."""
        self.stop()
        while self._children:
            self._children.popitem()[1].end()

    def _outcome(self, connector: Connector, call: Call, deadline: float) -> Outcome:
        line = call_line(connector, call, self._allowed_hosts)
        child = self._child_of(connector)
        exchange = Exchange(child.channel, call.files)
        reusable = False
        try:
            self._refuse_when_stopped(child)
            end = exchange.run(line, deadline)
            outcome = outcome_of(connector, call.operation, end, memory=self._memory)
            child.calls += 1
            used_up = child.calls >= MOST_CALLS or end["end"] == "memory"
            reusable = not (used_up or end["spawned"])
        except TimedOut:
            message = wording.timed_out(connector.name, call.timeout)
            outcome = Outcome("timeout", message=message)
        except ChildGone:
            outcome = self._gone(connector)
        except UNREADABLE:
            outcome = Outcome("failed", message=wording.garbled(connector.name))
        finally:
            if not reusable:
                self._drop(connector, child)
        return masked(outcome, exchange, *masks_of(connector, call))

    def _gone(self, connector: Connector) -> Outcome:
        with self._lock:
            stopped = self._stopped
        if stopped:
            return Outcome("stopped", message=wording.stopped(connector.name))
        return Outcome("lost", message=wording.lost(connector.name))

    def _refuse_when_stopped(self, child: ChildProcess) -> None:
        with self._lock:
            self._running = child
            if self._stopped:
                raise ChildGone

    def _child_of(self, connector: Connector) -> ChildProcess:
        key = f"{connector.root}:{connector.package}"
        child = self._children.pop(key, None)
        if child is not None and not child.is_ready():
            child.end()
            child = None
        if child is None:
            child = ChildProcess(str(connector.root), memory=self._memory)
        self._children[key] = child
        if len(self._children) > MOST_CHILDREN:
            self._children.pop(next(iter(self._children))).end()
        return child

    def _drop(self, connector: Connector, child: ChildProcess) -> None:
        with self._lock:
            self._running = None
        self._children.pop(f"{connector.root}:{connector.package}", None)
        child.end()


def masked(outcome: Outcome, exchange: Exchange, mask: Mask, outputs: Mask) -> Outcome:
    """Return the outcome with what the call left, without its secrets."""
    log = exchange.channel.log.decode("utf-8", "replace").replace("\0", "\ufffd")
    ended = outcome.kind in ("completed", "error")
    request = exchange.request
    return replace(
        outcome,
        outputs=outputs.value(outcome.outputs),
        message=mask.text(outcome.message),
        log=shortened(mask.text(log)),
        request=mask.value(request) if request is not None else None,
        files=list(exchange.files.values()) if ended else [],
        mails=exchange.mails if ended else [],
    )


def shortened(log: str) -> str:
    """Return at most 64 KB of a log."""
    content = log.encode("utf-8")
    if len(content) <= MOST_LOG:
        return log
    return content[: MOST_LOG - 4].decode("utf-8", "ignore") + "…"
