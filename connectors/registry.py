"""The connectors of the installed packages; a broken one leaves all others working."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from patchbay_sdk.declared.calls import called_operation
from patchbay_sdk.manifest import check_manifest

from connectors.exceptions import (
    ConnectorError,
    DuplicateConnector,
    ManifestRefused,
    NewerNeeded,
)
from connectors.icons import data_address
from connectors.manifests import read_manifest
from connectors.packages import (
    Entry,
    entries,
    folder_of,
    is_written_here,
    module_of,
    root_of,
)
from web.version import VERSION


@dataclass(frozen=True)
class Connector:
    """An installed connector: its manifest, the package, the icons as addresses.

    `module` holds its code, in a package whose folder lies in `root`; `folder` holds
    the manifest. `is_written_here` says that it was installed with `pip install -e`.
    """

    manifest: dict[str, Any] = field(repr=False)
    package: str
    icon: dict[str, str] = field(repr=False)
    module: str
    root: Path
    folder: Path
    is_written_here: bool = False

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
    code: str = ""


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
    refuse_newer(manifest)
    icon = manifest["icon"]
    light = data_address(folder, icon["light"])
    dark = data_address(folder, icon["dark"]) if "dark" in icon else light
    icons = {"light": light, "dark": dark}
    module = module_of(entry.value)
    root = root_of(module)
    here = is_written_here(folder, entry)
    return Connector(manifest, entry.package, icons, module, root, folder, here)


def refuse_newer(manifest: dict[str, Any]) -> None:
    """Refuse a connector that `requires` another Patchbay. Raises NewerNeeded."""
    wanted = str(manifest.get("requires", ""))
    try:
        fits = SpecifierSet(wanted, prereleases=True).contains(VERSION)
    except InvalidSpecifier:
        fits = False
    if not fits:
        message = _("It needs Patchbay {wanted}; this is {version}.")
        raise NewerNeeded(message.format(wanted=wanted, version=VERSION))


def read_registry() -> Registry:
    """Look at all installed packages.

    Of two connectors of one id, the one counts whose package is named for it
    (`patchbay-email` brings `email`), else the first.
    """
    found: dict[str, Connector] = {}
    left_out: list[LeftOut] = []

    def leave_out(package: str, name: str, error: ConnectorError) -> None:
        left_out.append(LeftOut(package, name, error.message, error.code))

    for entry in entries():
        try:
            one = load(entry)
        except ConnectorError as error:
            leave_out(entry.package, entry.name, error)
            continue
        other = found.get(one.connector)
        if other is not None and one.package != f"patchbay-{one.connector}":
            leave_out(one.package, one.connector, clash_with(other))
            continue
        if other is not None:
            leave_out(other.package, other.connector, clash_with(one))
        found[one.connector] = one
    connectors = sorted(found.values(), key=lambda one: one.name.lower())
    return Registry(connectors, left_out)


def clash_with(other: Connector) -> DuplicateConnector:
    """Return what is wrong with a connector whose id another one has."""
    message = _("{package} brings a connector with the same id.")
    return DuplicateConnector(message.format(package=other.package))


@lru_cache(maxsize=1)
def installed() -> Registry:
    """Return the connectors, read once: packages change with a restart."""
    return read_registry()
