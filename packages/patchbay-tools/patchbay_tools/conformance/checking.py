"""Checks a connector against the rules and works out its level."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from patchbay_sdk.quality import FILE, LEVELS, Level, fingerprint

from patchbay_tools.conformance.cases import UnreadableCases, read_cases
from patchbay_tools.conformance.rules import RULES, Connector, Rule

MANIFEST = "connector.json"


class NoConnector(Exception):
    """There is nothing to check; the message says why."""


@dataclass(frozen=True)
class Found:
    """What a rule found; nothing is good."""

    rule: Rule
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """All rules with what they found."""

    folder: Path
    name: str
    found: tuple[Found, ...]

    @property
    def level(self) -> Level | None:
        """Return the highest level whose rules, and those below, find nothing."""
        reached: Level | None = None
        for level in LEVELS:
            if any(one.problems for one in self.found if one.rule.level == level):
                break
            reached = level
        return reached

    @property
    def passed(self) -> list[str]:
        """Return the names of the rules that find nothing."""
        return [one.rule.name for one in self.found if not one.problems]


def folders_in(path: Path) -> list[Path]:
    """Return the folders of the connectors in a package, or at a path itself.

    Raises NoConnector.
    """
    if (path / MANIFEST).is_file():
        return [path]
    found = sorted(
        one.parent
        for one in path.rglob(MANIFEST)
        if not any(is_made(part) for part in one.relative_to(path).parts)
    )
    if not found:
        raise NoConnector(f"There is no {MANIFEST} in {path} or below it.")
    return found


def is_made(folder: str) -> bool:
    """Say whether a folder is made by tools, not by the author."""
    return folder.startswith(".") or folder in {"build", "dist", "node_modules"}


def connector_in(folder: Path) -> Connector:
    """Return the connector in a folder. Raises NoConnector."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise NoConnector(f"{folder / MANIFEST} is not JSON: {error}.") from error
    if not isinstance(manifest, dict):
        raise NoConnector(f"{folder / MANIFEST} does not hold an object.")
    try:
        return Connector(folder, manifest, read_cases(folder))
    except UnreadableCases as error:
        raise NoConnector(str(error)) from error


def check_connector(folder: Path) -> Report:
    """Check the connector in a folder. Raises NoConnector."""
    connector = connector_in(folder)
    name = str(connector.manifest.get("name", folder.name))
    return Report(folder, name, tuple(found_in(connector)))


def found_in(connector: Connector) -> Iterator[Found]:
    """Yield what the rules find; a manifest that is not sound ends it."""
    for rule in RULES:
        problems = tuple(dict.fromkeys(rule.look(connector)))
        yield Found(rule, problems)
        if problems and rule.name == "manifest":
            return


def write_quality(report: Report) -> None:
    """Keep the level beside the manifest, for the connector as it is now."""
    content = {
        "level": report.level,
        "rules": report.passed,
        "files": fingerprint(report.folder),
    }
    text = json.dumps(content, indent=2) + "\n"
    (report.folder / FILE).write_text(text, encoding="utf-8")
