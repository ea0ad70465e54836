"""Calls operations of connectors in child processes that it keeps warm."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from patchbay_sdk.masking import Mask

from connectors.calls import wording
from connectors.calls.channel import LOG_MARGIN, MOST_LOG
from connectors.calls.conditions import judged
from connectors.calls.exceptions import ChildGone, Garbled, TimedOut
from connectors.calls.exchange import Exchange
from connectors.calls.messages import call_line, masks_of
from connectors.calls.outcomes import outcome_of
from connectors.calls.pool import ChildPool
from connectors.calls.process import ChildProcess
from connectors.calls.records import Call, Outcome
from connectors.registry import Connector, Registry, installed

MEMORY = 1024 * 1024 * 1024
# What a hostile child can make of a message.
UNREADABLE = (Garbled, ValueError, TypeError, LookupError, AttributeError)


class Caller:
    """Runs one call at a time; every thread that calls has its own.

    The code of a package runs in a child process that is kept for the next call and
    replaced after a time-out, a crash, a memory limit, or 1,000 calls. Children end
    with the thread that made the first call in them.

    `allowed_hosts` are hosts inside the network that an administrator allows:
    networks, addresses or names, with a port or without. `memory` is the address
    space of a child in bytes. `refusal` says why a connector may not be called, None
    where it may.
    """

    def __init__(
        self,
        *,
        allowed_hosts: Sequence[str] = (),
        memory: int = MEMORY,
        registry: Callable[[], Registry] = installed,
        refusal: Callable[[str], str | None] = lambda _connector: None,
    ) -> None:
        self._allowed_hosts = tuple(allowed_hosts)
        self._memory = memory
        self._registry = registry
        self._refusal = refusal
        self._pool = ChildPool(memory=memory)
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
        refused = self._refusal(call.connector)
        if refused is not None:
            return Outcome("failed", message=refused)
        begun = time.monotonic()
        with self._lock:
            self._calling, self._stopped = True, False
        try:
            outcome = self._outcome(connector, call, begun + call.timeout)
        finally:
            with self._lock:
                self._calling = False
        return replace(outcome, seconds=time.monotonic() - begun)

    def stop(self) -> None:
        """End the running call at once, from any thread; without one, do nothing."""
        with self._lock:
            self._stopped = self._calling
            if self._running is not None:
                self._running.kill()

    def close(self) -> None:
        """End the child processes. The next call starts new ones."""
        self._pool.close()

    def _outcome(self, connector: Connector, call: Call, deadline: float) -> Outcome:
        line = call_line(connector, call, self._allowed_hosts)
        exchange, outcome = self._tried(connector, call, line, deadline)
        if outcome.kind == "lost" and not exchange.begun:
            # It died between two calls, before it began: nothing is done yet.
            exchange, outcome = self._tried(connector, call, line, deadline)
            if not exchange.begun:
                message = wording.not_started(connector.name)
                outcome = replace(outcome, kind="retry", message=message)
        ended = masked(outcome, exchange, *masks_of(connector, call))
        return judged(connector, call, ended)

    def _tried(
        self, connector: Connector, call: Call, line: bytes, deadline: float
    ) -> tuple[Exchange, Outcome]:
        child = self._pool.take(connector)
        exchange = Exchange(child.channel, call.files)
        reusable = False
        try:
            self._begin(child)
            end = exchange.run(line, deadline)
            outcome = outcome_of(connector, call.operation, end, memory=self._memory)
            reusable = not (end["spawned"] or end["end"] == "memory")
        except TimedOut:
            message = wording.timed_out(connector.name, call.timeout)
            outcome = Outcome("timeout", message=message)
        except ChildGone:
            outcome = self._gone(connector)
        except UNREADABLE:
            outcome = Outcome("failed", message=wording.garbled(connector.name))
        finally:
            self._finish(connector, child, reusable=reusable)
        return exchange, outcome

    def _begin(self, child: ChildProcess) -> None:
        with self._lock:
            self._running = child
            if self._stopped:
                raise ChildGone

    def _finish(
        self, connector: Connector, child: ChildProcess, *, reusable: bool
    ) -> None:
        with self._lock:
            self._running = None
        if reusable:
            self._pool.give_back(connector, child)
        else:
            child.end()

    def _gone(self, connector: Connector) -> Outcome:
        with self._lock:
            stopped = self._stopped
        if stopped:
            return Outcome("stopped", message=wording.stopped(connector.name))
        return Outcome("lost", message=wording.lost(connector.name))


def masked(outcome: Outcome, exchange: Exchange, mask: Mask, outputs: Mask) -> Outcome:
    """Return the outcome with what the call left, without its secrets."""
    log = exchange.channel.log.decode("utf-8", "replace").replace("\0", "\ufffd")
    ended = outcome.kind in ("completed", "error")
    request = exchange.request
    return replace(
        outcome,
        outputs=outputs.value(outcome.outputs),
        message=mask.text(outcome.message),
        log=shortened(mask.text(log), cut=len(exchange.channel.log) > MOST_LOG),
        request=mask.value(request) if request is not None else None,
        files=list(exchange.files.values()) if ended else [],
        mails=exchange.mails if ended else [],
    )


def shortened(log: str, *, cut: bool) -> str:
    """Return at most 64 KB of a log; where it is cut, no half of a secret is left."""
    if not cut:
        return log
    content = log.encode("utf-8")[:-LOG_MARGIN][: MOST_LOG - 4]
    return content.decode("utf-8", "ignore") + "…"
