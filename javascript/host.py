"""Runs the bundle of the shared JavaScript in V8, one engine for each thread.

An engine does not survive `fork`: its threads stay in the parent, and closing it in
the child would wait for them for ever. A child abandons what it inherits.
"""

from __future__ import annotations

import atexit
import ctypes
import json
import os
import threading
import weakref
from contextlib import suppress
from functools import cache
from pathlib import Path

from py_mini_racer import (
    JSEvalException,
    JSOOMException,
    JSTimeoutException,
    MiniRacer,
)

from javascript.exceptions import (
    BundleMissing,
    MemoryLimitReached,
    ScriptFailed,
    TimeLimitReached,
)

BUNDLE = Path(__file__).parent.parent / "static" / "dist" / "server" / "patchbay.js"
MEMORY_LIMIT = 384 * 1024 * 1024
START_LIMIT = 30.0


class Engine:
    """One V8 with the bundle loaded."""

    def __init__(self) -> None:
        self._racer = MiniRacer()
        self._racer.set_hard_memory_limit(MEMORY_LIMIT)
        self._racer.eval(_bundle(), timeout_sec=START_LIMIT)

    def call(self, function: str, *arguments: object, timeout: float) -> str | None:
        """Call a function of the bundle with JSON values; answers its text."""
        values = json.dumps(json.dumps(arguments, allow_nan=False))
        code = f"patchbay.{function}(...JSON.parse({values}))"
        try:
            answer = self._racer.eval(code, timeout_sec=timeout)
        except JSTimeoutException as error:
            raise TimeLimitReached from error
        except JSOOMException as error:
            raise MemoryLimitReached from error
        except JSEvalException as error:
            raise ScriptFailed(str(error)) from error
        return answer if isinstance(answer, str) else None

    def close(self) -> None:
        """End the engine; a second time does nothing."""
        self._racer.close()

    def settle(self) -> None:
        """Wait until what was stopped has stopped, so that closing is safe."""
        with suppress(JSTimeoutException, JSOOMException, JSEvalException):
            self._racer.eval("0", timeout_sec=START_LIMIT)


class _Thread(threading.local):
    engine: Engine | None = None


_thread = _Thread()
_engines: weakref.WeakSet[Engine] = weakref.WeakSet()


def call(function: str, *arguments: object, timeout: float) -> str | None:
    """Call a function of the bundle in this thread's engine.

    After a limit was reached the engine is replaced by a fresh one.
    """
    engine = _thread.engine = _thread.engine or _new_engine()
    try:
        return engine.call(function, *arguments, timeout=timeout)
    except (TimeLimitReached, MemoryLimitReached):
        _thread.engine = None
        engine.settle()
        raise


def _new_engine() -> Engine:
    _watch_forks()
    _close_at_exit()
    engine = Engine()
    _engines.add(engine)
    return engine


@cache
def _close_at_exit() -> None:
    atexit.register(_close_all)


def _close_all() -> None:
    # Left to the end of the interpreter, closing can wait for a thread that is gone.
    for engine in list(_engines):
        engine.close()


@cache
def _watch_forks() -> None:
    os.register_at_fork(after_in_child=_abandon_inherited)


def _abandon_inherited() -> None:
    for engine in list(_engines):
        # One reference more than there are names: it is never closed.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(engine))
    _engines.clear()
    _thread.engine = None


@cache
def _bundle() -> str:
    try:
        return BUNDLE.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BundleMissing from error
