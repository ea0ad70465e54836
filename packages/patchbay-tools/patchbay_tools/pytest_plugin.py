"""The conformance kit in pytest: each rule and each case of a connector is a test.

It looks at connectors only where a level is asked for, by the option
`--connector-level` or in the configuration of pytest, and loads nothing before.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from patchbay_tools.conformance.cases import Case
    from patchbay_tools.conformance.rules import Connector, Rule

OPTION = "connector_level"
LEVELS = ("bronze", "silver", "gold")
MANIFEST = "connector.json"


class Lacking(Exception):
    """What a rule or a case finds; it is told without a traceback."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the option, and its name in the configuration."""
    group = parser.getgroup("patchbay", "connectors of Patchbay")
    words = "test connectors by the rules of this level"
    group.addoption("--connector-level", dest=OPTION, choices=LEVELS, help=words)
    parser.addini(OPTION, words)


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a level that is none before anything is collected."""
    level_of(config)


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """Collect a manifest, where a level is asked for."""
    if file_path.name != MANIFEST or not level_of(parent.config):
        return None
    found: pytest.Collector = ConnectorFile.from_parent(parent, path=file_path)
    return found


def level_of(config: pytest.Config) -> str:
    """Return the level that is asked for; empty for none. Raises UsageError."""
    level = str(config.getoption(OPTION) or config.getini(OPTION) or "")
    if level and level not in LEVELS:
        known = ", ".join(LEVELS)
        raise pytest.UsageError(f"{OPTION}: {level} is none of {known}.")
    return level


class ConnectorFile(pytest.File):
    """A connector by its manifest."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield its rules, those of lower levels too, then its cases."""
        from patchbay_tools.conformance.checking import NoConnector, connector_in
        from patchbay_tools.conformance.rules import RULES

        try:
            connector = connector_in(self.path.parent)
        except NoConnector as error:
            raise self.CollectError(str(error)) from error
        wanted = LEVELS[: LEVELS.index(level_of(self.config)) + 1]
        for rule in RULES:
            if rule.level in wanted:
                item: pytest.Item = RuleItem.from_parent(
                    self, name=f"{rule.level}-{rule.name}", tested=(connector, rule)
                )
                yield item
            if rule.name == "manifest" and any(rule.look(connector)):
                return
        for index in range(len(connector.cases.cases)):
            one: pytest.Item = CaseItem.from_parent(
                self, name=name_of(connector, index), tested=(connector, index)
            )
            yield one


def name_of(connector: Connector, index: int) -> str:
    """Return what a case is called among the tests."""
    case = connector.cases.cases[index]
    return f"{case.calls}: {case.name}"


class KitItem(pytest.Item):
    """Something of a connector that is tested."""

    def __init__(self, *, tested: tuple[Connector, Any], **given: Any) -> None:
        super().__init__(**given)
        self.connector, self.one = tested

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Return what is lacking in words."""
        if isinstance(excinfo.value, Lacking):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)


class RuleItem(KitItem):
    """A rule of a level."""

    def runtest(self) -> None:
        """Look at the connector. Raises Lacking."""
        rule: Rule = self.one
        problems = list(dict.fromkeys(rule.look(self.connector)))
        if problems:
            raise Lacking("\n".join([rule.text, *(f"  {one}" for one in problems)]))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the rule looks."""
        return self.path, None, self.name


class CaseItem(KitItem):
    """A case of cases.json."""

    def runtest(self) -> None:
        """Run the case, once for all who want to know. Raises Lacking."""
        case: Case
        case, ran = self.connector.ran[self.one]
        problems = [*ran.problems, *ran.leaks]
        if problems:
            raise Lacking("\n".join([case.calls, *(f"  {one}" for one in problems)]))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the line of cases.json where the case stands, from 0."""
        from patchbay_tools.lines import line_of

        file = self.path.parent / "cases.json"
        line = line_of(file.read_text("utf-8"), f"cases/{self.one}")
        return file, line - 1, self.name
