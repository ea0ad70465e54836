"""Writes a connector as a distribution: a package whose only content is data."""

from __future__ import annotations

import json
from pathlib import Path

from patchbay_tools.openapi.connector import Connector
from patchbay_tools.openapi.exceptions import UnusableDocument
from patchbay_tools.openapi.fitting import text_of
from patchbay_tools.openapi.identity import icon_of

PROJECT = """[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = {distribution}
version = "1.0.0"
description = {description}
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["patchbay-sdk>=0.1"]

[project.entry-points."patchbay.connectors"]
{connector} = "{package}"

[tool.setuptools]
packages = ["{package}"]

[tool.setuptools.package-data]
{package} = ["*.json", "*.svg"]
"""
README = """# {distribution}

{name} for Patchbay, made from its OpenAPI document. It has {operations} operations and
no code: `{package}/connector.json` is all of it.

```
pip install -e .
```
"""


def write_connector(connector: Connector, folder: Path) -> Path:
    """Write a connector into a new folder; return where. Raises UnusableDocument."""
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise UnusableDocument(
            f"{folder} is there already.", "Name another folder by --folder."
        )
    manifest = connector.manifest
    name = manifest["connector"]
    package = f"patchbay_{name.replace('-', '_')}"
    known = {
        "distribution": f"patchbay-{name.replace('_', '-')}",
        "connector": name,
        "package": package,
        "name": manifest["name"],
        "operations": len(manifest["operations"]),
    }
    quoted = {
        "distribution": json.dumps(known["distribution"]),
        "description": json.dumps(f"{manifest['name']} for Patchbay"),
    }
    files = {
        "pyproject.toml": PROJECT.format(**{**known, **quoted}),
        "README.md": README.format(**known),
        f"{package}/__init__.py": f'"""{name}: all of it is connector.json."""\n',
        f"{package}/connector.json": text_of(manifest),
        f"{package}/icon.svg": icon_of(manifest["name"], dark=False),
        f"{package}/icon-dark.svg": icon_of(manifest["name"], dark=True),
    }
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
