"""The manifests of the packages in this repository."""

from __future__ import annotations

import json
from pathlib import Path

PACKAGES = Path(__file__).parent.parent.parent / "packages"
MANIFESTS = [
    json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGES.glob("*/*/connector.json"))
]
