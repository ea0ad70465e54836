"""The packages of this repository that bring connectors."""

from __future__ import annotations

import copy
import json
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ROOT / "packages"
FOLDERS = sorted(file.parent for file in PACKAGES.glob("*/*/connector.json"))
Manifest = dict[str, Any]


def manifest_in(folder: Path) -> Manifest:
    """Return the manifest of a folder."""
    manifest: Manifest = json.loads((folder / "connector.json").read_text("utf-8"))
    return manifest


def project_of(folder: Path) -> dict[str, Any]:
    """Return `project` of the package that a manifest's folder belongs to."""
    text = (folder.parent / "pyproject.toml").read_text("utf-8")
    project: dict[str, Any] = tomllib.loads(text)["project"]
    return project


def changed(manifest: Manifest, path: str, value: Any) -> Manifest:
    """Return a copy with another value at a path; `...` takes it away."""
    result = copy.deepcopy(manifest)
    *way, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    target: Any = result
    for part in way:
        target = target[part]
    if value is ...:
        del target[last]
    elif isinstance(target, list) and last == len(target):
        target.append(value)
    else:
        target[last] = value
    return result
