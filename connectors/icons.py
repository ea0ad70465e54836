"""Icons of packages as data addresses; the manifest's check has looked into them."""

from __future__ import annotations

import base64
from pathlib import Path


def data_address(folder: Path, name: str) -> str:
    """Return an icon file beside a checked manifest as a data address."""
    encoded = base64.b64encode((folder / name).read_bytes()).decode()
    return f"data:image/svg+xml;base64,{encoded}"
