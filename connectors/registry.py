"""The connectors of the installed packages; a broken one leaves all others working."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from patchbay_sdk.declared.calls import called_operation
from patchbay_sdk.manifest import check_manifest

from connectors.exceptions import (
    ConnectorError,
    DuplicateConnector,
    ManifestRefused,
)
from connectors.icons import data_address
from connectors.manifests import read_manifest
from connectors.packages import Entry, entries, folder_of, module_of, root_of


@dataclass(frozen=True)
class Connector:
    """An installed connector: its manifest, the package, the icons as addresses.

    `module` holds its code, in a package whose folder lies in `root`.
    """

    manifest: dict[str, Any] = field(repr=False)
    package: str
    icon: dict[str, str] = field(repr=False)
    module: str
    root: Path

    @property
    def connector(self) -> str:
        """Return the id."""
        return str(self.manifest["connector"])

    @property
    def name(self) -> str:
        """Return the name that people read."""
        return str(self.manifest["name"])

    @property
    def description(self) -> str:
        """Return one sentence."""
        return str(self.manifest["description"])

    @property
    def version(self) -> str:
        """Return the version of the connector."""
        return str(self.manifest["version"])

    @property
    def operations(self) -> list[dict[str, Any]]:
        """Return what the connector can do."""
        operations: list[dict[str, Any]] = self.manifest["operations"]
        return operations

    def operation(self, name: str) -> dict[str, Any] | None:
        """Return one operation by its id.

        `check-<credential type>`, `choices-<choices>` and `preview-<operation>` are
        some, too.
        """
        return called_operation(self.manifest, name)


@dataclass(frozen=True)
class LeftOut:
    """A connector that cannot be used, and why, in words for a person."""

    package: str
    connector: str
    reason: str


@dataclass(frozen=True)
class Registry:
    """All connectors by name, and those that were left out."""

    connectors: list[Connector]
    left_out: list[LeftOut]

    def find(self, connector: str) -> Connector | None:
        """Return a connector by id."""
        return self.by_id.get(connector)

    @cached_property
    def by_id(self) -> dict[str, Connector]:
        """Return the connectors by id."""
        return {one.connector: one for one in self.connectors}

    def manifest(self, connector: str) -> dict[str, Any] | None:
        """Return the manifest of a connector by id."""
        found = self.find(connector)
        return found.manifest if found else None


def load(entry: Entry) -> Connector:
    """Read the connector of an entry point. Raises ConnectorError."""
    folder = folder_of(entry.value)
    manifest = read_manifest(folder)
    problems = check_manifest(manifest, folder)
    if problems:
        listed = "; ".join(f"{one.path}: {one.message}" for one in problems[:3])
        raise ManifestRefused(f"connector.json breaks the rules: {listed}")
    icon = manifest["icon"]
    light = data_address(folder, icon["light"])
    dark = data_address(folder, icon["dark"]) if "dark" in icon else light
    icons = {"light": light, "dark": dark}
    module = module_of(entry.value)
    return Connector(manifest, entry.package, icons, module, root_of(module))


def read_registry() -> Registry:
    """Look at all installed packages."""
    found: dict[str, Connector] = {}
    left_out: list[LeftOut] = []
    for entry in entries():
        try:
            one = load(entry)
            if one.connector in found:
                other = found[one.connector].package
                message = f"{other} brings a connector with the same id."
                raise DuplicateConnector(message)
            found[one.connector] = one
        except ConnectorError as error:
            left_out.append(LeftOut(entry.package, entry.name, error.message))
    connectors = sorted(found.values(), key=lambda one: one.name.lower())
    return Registry(connectors, left_out)


@lru_cache(maxsize=1)
def installed() -> Registry:
    """Return the connectors, read once: packages change with a restart."""
    return read_registry()
