"""Calls the function of an operation that is written in Python."""

from __future__ import annotations

import importlib
from typing import Any

from patchbay_sdk.declared.choices import usable_choices
from patchbay_sdk.exceptions import Failed
from patchbay_sdk.interface import Context, Operation, Settings


class NoFunction(LookupError):
    """The package has no function for the operation."""


def called_function(
    module: str, operation: str, settings: Settings, context: Context
) -> Any:
    """Return what the function of an operation gives; choices as an output.

    Raises NoFunction, whatever importing the module raises, and what the function does.
    """
    name = operation.replace("-", "_")
    function = function_of(module, name)
    if function is None:
        raise NoFunction(name)
    result: Any = function(settings, context)
    if not operation.startswith("choices-"):
        return result
    if not isinstance(result, list | tuple):
        raise Failed("The connector gave no list of choices.")
    return {"choices": usable_choices(result)}


def function_of(module: str, name: str) -> Operation | None:
    """Return the function of an operation; None when there is none.

    Raises whatever importing the module raises.
    """
    found = getattr(importlib.import_module(module), name, None)
    return found if callable(found) else None
