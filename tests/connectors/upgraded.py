"""The probe as a package that was upgraded from 1.0.0 to 2.0.0."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from connectors.registry import installed

RENAME = {"change": "rename", "from": "message", "to": "text"}
MOVE = {"change": "move", "operation": "work"}
DROP = {"change": "drop", "setting": "tone", "reason": "The service decides."}


@contextmanager
def probe_upgraded(
    work: Sequence[dict[str, Any]] = (RENAME, DROP), **others: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Let the installed probe be of version 2.0.0 with migrations of `work` and of
    operations of older versions."""
    manifest = installed().manifest("probe")
    assert manifest is not None
    before = copy.deepcopy(manifest)
    operations = {"work": list(work), **others}
    manifest["version"] = "2.0.0"
    manifest["migrations"] = [
        {"from": "1.0.0", "to": "2.0.0", "operations": operations}
    ]
    try:
        yield manifest
    finally:
        manifest.clear()
        manifest.update(before)
