"""Calls an operation as the process of a connector does."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from patchbay_sdk.child.functions import NoFunction, called_function
from patchbay_sdk.child.results import checked
from patchbay_sdk.declared.calls import (
    account_type,
    authenticate_of,
    called_operation,
    declared_call,
)
from patchbay_sdk.declared.running import run_declared
from patchbay_sdk.interface import Settings
from patchbay_sdk.testing.contexts import LocalContext


def call_operation(
    manifest: Mapping[str, Any],
    folder: Path,
    operation: str,
    settings: Settings,
    context: LocalContext,
) -> dict[str, Any]:
    """Run a declared operation or the function of one; return its outputs.

    `folder` is that of connector.json. `operation` may be `check-<credential type>`,
    `choices-<choices>` or `preview-<operation>`, too. Raises what the operation
    raises, LookupError where there is none, and Unusable for what is no result.
    """
    found = called_operation(manifest, operation)
    if found is None:
        raise LookupError(f"There is no operation {operation}.")
    context.show_account(authenticate_of(account_type(manifest, found)))
    declared = declared_call(manifest, found, settings)
    if declared is not None:
        return checked(run_declared(declared, settings, context))
    root, module = module_in(folder)
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    importlib.invalidate_caches()
    try:
        return checked(called_function(module, operation, settings, context))
    except NoFunction as error:
        raise LookupError(f"There is no function for {operation}.") from error


def module_in(folder: Path) -> tuple[Path, str]:
    """Return the name of the module that a folder is, and where it is imported from."""
    place = folder.resolve()
    names = [place.name]
    while (place.parent / "__init__.py").exists():
        place = place.parent
        names.insert(0, place.name)
    return place.parent, ".".join(names)
