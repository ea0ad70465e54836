"""Loads the code of a connector in a process of its own, without a network."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from patchbay_sdk.testing.operations import module_in

SECONDS = 30
PROGRAM = """
import builtins, json, socket, sys
def refuse(*_args, **_more):
    raise OSError("The code uses the network while it is loaded.")
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = refuse
socket.getaddrinfo = refuse
root, module, names = json.loads(sys.argv[1])
sys.path.insert(0, root)
loaded = __import__(module, fromlist=["_"])
missing = [one for one in names if not callable(getattr(loaded, one, None))]
print("\\n" + json.dumps(missing))
"""


def loading_problems(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    """Yield why the code cannot be loaded, and the functions that it lacks."""
    names = functions_of(manifest)
    if not names:
        return
    root, module = module_in(folder)
    order = json.dumps([str(root), module, names])
    try:
        # The connector's own code, in the environment of whoever checks it.
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", PROGRAM, order],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        yield f"{module} takes longer than {SECONDS} seconds to load"
        return
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        said = done.stderr.strip().splitlines()
        yield f"{module} cannot be loaded: {said[-1] if said else 'it ended'}"
        return
    for name in json.loads(lines[-1]):
        yield f"{module} has no function {name}"
    if len(lines) > 1:
        yield f"{module} prints when it is loaded"


def functions_of(manifest: dict[str, Any]) -> list[str]:
    """Return the functions that a manifest promises."""
    operations = [
        one["operation"].replace("-", "_")
        for one in manifest["operations"]
        if "request" not in one and "trigger" not in one
    ]
    checks = [
        f"check_{one['type'].replace('-', '_')}"
        for one in manifest.get("credential_types", ())
        if one.get("testable") and "check" not in one
    ]
    choices = [
        f"choices_{one['choices'].replace('-', '_')}"
        for one in manifest.get("choices", ())
        if "request" not in one
    ]
    previews = [
        f"preview_{one['operation'].replace('-', '_')}"
        for one in manifest["operations"]
        if "preview" in one and "request" not in one
    ]
    return [*operations, *checks, *choices, *previews]
