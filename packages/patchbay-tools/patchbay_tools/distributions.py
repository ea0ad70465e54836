"""Writes distributions that bring a connector."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
TESTED = """
[project.optional-dependencies]
test = ["patchbay-tools>=0.1", "pytest>=8"]

[tool.pytest.ini_options]
connector_level = "silver"
"""


class FolderTaken(Exception):
    """There is something in the folder already."""


@dataclass(frozen=True)
class Names:
    """What a connector is called: its id, and what people read."""

    connector: str
    name: str

    @property
    def distribution(self) -> str:
        """Return what pip calls it."""
        return f"patchbay-{self.connector.replace('_', '-')}"

    @property
    def package(self) -> str:
        """Return what Python calls it."""
        return f"patchbay_{self.connector.replace('-', '_')}"


def write_distribution(
    names: Names, folder: Path, files: Mapping[str, str], *, is_tested: bool = False
) -> Path:
    """Write a distribution into a new folder and return where. Raises FolderTaken.

    `files` are those of the package by name, and README.md. `is_tested` makes pytest
    ask for the level silver.
    """
    if folder.exists() and any(folder.iterdir() if folder.is_dir() else [folder]):
        raise FolderTaken(f"{folder} is there already.")
    project = PROJECT.format(
        distribution=json.dumps(names.distribution),
        description=json.dumps(f"{names.name} for Patchbay"),
        connector=names.connector,
        package=names.package,
    )
    project += TESTED if is_tested else ""
    outside = {"README.md": files["README.md"], "pyproject.toml": project}
    inside = {
        f"{names.package}/{name}": text
        for name, text in files.items()
        if name not in outside
    }
    for path, text in {**outside, **inside}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
