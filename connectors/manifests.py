"""Reading a manifest from its folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from patchbay_sdk.manifest import ManifestProblem, check_manifest

from connectors.exceptions import ManifestNotFound, ManifestUnreadable

FILE = "connector.json"
MAX_BYTES = 2 * 1024 * 1024


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest in a folder, not checked yet.

    Raises ManifestNotFound and ManifestUnreadable.
    """
    file = folder / FILE
    if not file.is_file():
        raise ManifestNotFound
    if file.stat().st_size > MAX_BYTES:
        raise ManifestUnreadable("connector.json is larger than 2 MB.")
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ManifestUnreadable from error
    except (ValueError, RecursionError) as error:
        raise ManifestUnreadable(f"connector.json is not JSON: {error}.") from error
    if not isinstance(content, dict):
        raise ManifestUnreadable("connector.json does not hold an object.")
    return content


def problems_of(folder: Path) -> list[ManifestProblem]:
    """Return what is wrong with the manifest in a folder. Raises ConnectorError."""
    return check_manifest(read_manifest(folder), folder)
