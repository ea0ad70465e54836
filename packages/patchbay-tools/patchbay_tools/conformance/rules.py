"""The rules of the levels. Each looks at one connector and says what is missing.

Operations that do not speak HTTP have tests elsewhere, which silver takes on trust;
gold does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from patchbay_sdk.manifest import check_manifest
from patchbay_sdk.quality import Level

from patchbay_tools.conformance.cases import Case, Cases
from patchbay_tools.conformance.contrast import weak_icons
from patchbay_tools.conformance.loading import loading_problems
from patchbay_tools.conformance.running import Ran, run_case

LONGEST_LABEL, LONGEST_HELP = 60, 240


@dataclass(frozen=True)
class Connector:
    """A connector to look at: its folder, manifest and cases."""

    folder: Path
    manifest: dict[str, Any]
    cases: Cases

    @cached_property
    def ran(self) -> list[tuple[Case, Ran]]:
        """Return the cases with what came of them."""
        return [
            (one, run_case(self.manifest, self.folder, one)) for one in self.cases.cases
        ]

    @property
    def called(self) -> list[dict[str, Any]]:
        """Return the operations that are called; triggers are not."""
        found: list[dict[str, Any]] = self.manifest["operations"]
        return [one for one in found if "trigger" not in one]

    def ends_of(self, operation: str) -> set[str]:
        """Return how the cases of an operation end."""
        return {one.end for one in self.cases.cases if one.calls == operation}


Look = Callable[[Connector], Iterator[str]]


@dataclass(frozen=True)
class Rule:
    """A rule by its name, the level that needs it, and what it asks for in words."""

    name: str
    level: Level
    text: str
    look: Look


def manifest(connector: Connector) -> Iterator[str]:
    """Look at the manifest and its icons."""
    for one in check_manifest(connector.manifest, connector.folder):
        yield f"connector.json, {one.path or 'the manifest'}: {one.message}"


def described(connector: Connector) -> Iterator[str]:
    """Look for the words that the palette shows."""
    if len(connector.manifest.get("description", "")) < 10:
        yield "connector.json, description: say in a sentence what it is for"
    if "icon" not in connector.manifest:
        yield "connector.json, icon: draw one"


def loads(connector: Connector) -> Iterator[str]:
    """Import the code as Patchbay does, without a network."""
    yield from loading_problems(connector.folder, connector.manifest)


def texts(connector: Connector) -> Iterator[str]:
    """Look at labels, helps, descriptions and summaries."""
    for operation in connector.manifest["operations"]:
        name = operation["operation"]
        if not operation.get("description"):
            yield f"{name}: needs a description"
        for setting in operation["settings"]:
            yield from setting_texts(f"{name}, {setting['name']}", setting)
    for kind in connector.manifest.get("credential_types", ()):
        for setting in kind["settings"]:
            yield from setting_texts(f"{kind['type']}, {setting['name']}", setting)


def setting_texts(place: str, setting: dict[str, Any]) -> Iterator[str]:
    """Look at the label and the help of a setting."""
    if len(setting.get("label", "")) > LONGEST_LABEL:
        yield f"{place}: its label is longer than {LONGEST_LABEL} characters"
    if not setting.get("help"):
        yield f"{place}: needs a help"
    if len(setting.get("help", "")) > LONGEST_HELP:
        yield f"{place}: its help is longer than {LONGEST_HELP} characters"


def covered(connector: Connector) -> Iterator[str]:
    """Look for a case that works and one that does not, for each operation."""
    for operation in connector.called:
        name = operation["operation"]
        if name in connector.cases.elsewhere:
            continue
        ends = connector.ends_of(name)
        if "outputs" not in ends:
            yield f"{name}: needs a case that works"
        if not ends - {"outputs"}:
            yield f"{name}: needs a case that does not work"


def passing(connector: Connector) -> Iterator[str]:
    """Run the cases."""
    for case, ran in connector.ran:
        for problem in ran.problems:
            yield f"{case.calls}, {case.name}: {problem}"


def silent(connector: Connector) -> Iterator[str]:
    """Look for secrets in logs, outputs and messages."""
    for case, ran in connector.ran:
        for leak in ran.leaks:
            yield f"{case.calls}, {case.name}: {leak}"


def accounts(connector: Connector) -> Iterator[str]:
    """Look for credentials that can be tried, with a case that does."""
    called = {one.calls for one in connector.cases.cases}
    for kind in connector.manifest.get("credential_types", ()):
        name = f"check-{kind['type']}"
        if not kind.get("testable"):
            continue
        if name not in called and name not in connector.cases.elsewhere:
            yield f"{kind['type']}: needs a case of its check"


def migrations(connector: Connector) -> Iterator[str]:
    """Look for a way from every version that the manifest knows to this one."""
    known = connector.manifest.get("migrations", ())
    ends = {one["to"] for one in known} | {connector.manifest["version"]}
    starts = {one["from"] for one in known}
    for one in known:
        if one["to"] not in starts and one["to"] != connector.manifest["version"]:
            yield f"migrations: no way leads on from {one['to']}"
    if len(ends) > len(known) + 1:
        yield "migrations: two of them lead to the same version"


def errors(connector: Connector) -> Iterator[str]:
    """Look for a case of each error."""
    for operation in connector.called:
        name = operation["operation"]
        thrown = {
            one.expected
            for one in connector.cases.cases
            if one.calls == name and one.end == "error"
        }
        for error in operation.get("errors", ()):
            if error["code"] not in thrown:
                yield f'{name}: needs a case of the error "{error["code"]}"'


def patient(connector: Connector) -> Iterator[str]:
    """Look for a case in which the service is asked too often or does not answer."""
    for operation in connector.called:
        name = operation["operation"]
        if "retry_after" not in connector.ends_of(name):
            yield f"{name}: needs a case that is tried again later"


def drawn(connector: Connector) -> Iterator[str]:
    """Look at the contrast of the icons."""
    yield from weak_icons(connector.folder, connector.manifest)


def documented(connector: Connector) -> Iterator[str]:
    """Look for a document, and an example of each output."""
    if not connector.manifest.get("docs"):
        yield "connector.json, docs: name the page that explains it"
    for operation in connector.manifest["operations"]:
        for output in operation.get("outputs", ()):
            if "sample" not in output or not output.get("description"):
                place = f"{operation['operation']}, {output['name']}"
                yield f"{place}: needs a description and a sample"


RULES: tuple[Rule, ...] = (
    Rule("manifest", "bronze", "The manifest and its icons are sound.", manifest),
    Rule("described", "bronze", "It has a description and an icon.", described),
    Rule("loads", "bronze", "Its code loads without a network.", loads),
    Rule("texts", "silver", "Operations and settings are explained.", texts),
    Rule("covered", "silver", "Each operation is seen to work, and to fail.", covered),
    Rule("passing", "silver", "All cases come out as they say.", passing),
    Rule("silent", "silver", "No secret is told.", silent),
    Rule("accounts", "silver", "Credentials can be tried.", accounts),
    Rule("migrations", "silver", "Earlier versions lead to this one.", migrations),
    Rule("errors", "gold", "Each error is seen.", errors),
    Rule("patient", "gold", "Each operation is seen to wait for the service.", patient),
    Rule("drawn", "gold", "Icons are seen on light and on dark.", drawn),
    Rule("documented", "gold", "It is documented, with examples.", documented),
)
