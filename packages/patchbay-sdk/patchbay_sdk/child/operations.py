"""Calls the function of an operation and says how it ended, whatever it does."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Mapping
from typing import Any

from patchbay_sdk.child.context import CallContext
from patchbay_sdk.child.functions import NoFunction, called_function
from patchbay_sdk.child.results import Unusable, checked
from patchbay_sdk.exceptions import BpmnError, ConnectorFailure, RetryLater

LONGEST = 2000
OF_FILES = (
    FileExistsError,
    FileNotFoundError,
    IsADirectoryError,
    NotADirectoryError,
    PermissionError,
)
End = dict[str, Any]


def ended(call: Mapping[str, Any], context: CallContext) -> End:
    """Run an operation; return the message that ends the call."""
    try:
        outputs = checked(result_of(call, context))
    except NoFunction:
        return {"end": "no-function"}
    except BaseException as error:  # noqa: BLE001 SystemExit and the like, too
        return end_of(error)
    return {"end": "completed", "outputs": outputs}


def result_of(call: Mapping[str, Any], context: CallContext) -> Any:
    """Return what an operation gives; a declared one runs no code of the package."""
    settings = call["settings"]
    if call["declared"] is None:
        return called_function(call["module"], call["operation"], settings, context)
    # Only here: it brings modules of the network, which many connectors don't need.
    from patchbay_sdk.declared.running import run_declared

    return run_declared(call["declared"], settings, context)


def end_of(error: BaseException) -> End:
    """Return what an exception means for the call."""
    if isinstance(error, ConnectorFailure | Unusable):
        return end_of_failure(error)
    log_traceback(error)
    if isinstance(error, MemoryError):
        return {"end": "memory"}
    if isinstance(error, SystemExit):
        return {"end": "exit"}
    kind = "connection" if is_of_connection(error) else "mistake"
    return {"end": kind, "error": type(error).__name__, "message": said(error)}


def end_of_failure(error: ConnectorFailure | Unusable) -> End:
    """Return what the connector says about the call, or what its result is."""
    if isinstance(error, Unusable):
        place, found = error.place[:LONGEST], error.found[:LONGEST]
        kind = "unusable"
        return {"end": kind, "reason": error.reason, "place": place, "found": found}
    if isinstance(error, RetryLater):
        return {"end": "retry", "message": said(error), "after": number(error.after)}
    if isinstance(error, BpmnError):
        code = str(error.code)[:LONGEST]
        return {"end": "error", "code": code, "message": said(error)}
    return {"end": "failed", "message": said(error)}


def is_of_connection(error: BaseException) -> bool:
    """Say whether an error is of the network, so that another attempt may work."""
    if isinstance(error, OSError):
        return not isinstance(error, (*OF_FILES, ValueError))
    http = sys.modules.get("http.client")
    return http is not None and isinstance(error, http.HTTPException)


def said(error: BaseException) -> str:
    """Return the text of an error, whatever its class does."""
    try:
        return str(error)[:LONGEST]
    except BaseException:  # noqa: BLE001
        return ""


def number(value: Any) -> float:
    """Return a number of seconds that JSON can hold."""
    try:
        seconds = float(value)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return seconds if 0 <= seconds <= sys.maxsize else 0.0


def log_traceback(error: BaseException) -> None:
    """Write where it happened into the log of the attempt."""
    try:
        traceback.print_exception(error)
    except BaseException as other:  # noqa: BLE001
        print(type(error).__name__, type(other).__name__, file=sys.stderr)  # noqa: T201
