"""Steps of a draft that an older version of their connector wrote, and what the
installed version makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from patchbay_sdk.upgrading import SettingChange, Upgrade

import bpmn
from bpmn import Change
from bpmn.namespaces import CONNECTOR
from connectors.registry import Connector, installed
from connectors.steps import Step, step_of
from connectors.upgrades import upgrade_of


@dataclass(frozen=True)
class ChangedSetting:
    """One line of a comparison: what becomes of a setting, and why.

    `setting` is empty for the operation. `label` is what people read above the setting
    now, its old name where the installed version has none.
    """

    setting: str
    label: str
    change: str
    before: Any
    after: Any
    to: list[str]
    reason: str


@dataclass(frozen=True)
class StepUpgrade:
    """A step with what it becomes; `changes` are those of a change set."""

    element: str
    name: str
    connector: str
    connector_name: str
    operation: str
    from_version: str
    to_version: str
    settings: list[ChangedSetting]
    changes: list[Change]


def upgrades_in(document: bpmn.Document) -> list[StepUpgrade]:
    """Return the steps of a file that can be brought up to date, in its order."""
    if CONNECTOR not in document.text:
        return []
    return list(found_upgrades(document))


def found_upgrades(document: bpmn.Document) -> Iterator[StepUpgrade]:
    """Yield the steps that are older than their connector."""
    for element, node in document.by_id.items():
        step = step_of(node)
        if step is None:
            continue
        connector, upgrade = installed().find(step.connector), upgrade_of(step)
        if connector is None or upgrade is None or upgrade.state != "older":
            continue
        yield StepUpgrade(
            element=element,
            name=" ".join((node.get("name") or element).split()),
            connector=connector.connector,
            connector_name=connector.name,
            operation=upgrade.operation,
            from_version=step.version,
            to_version=upgrade.version,
            settings=compared(connector, upgrade),
            changes=changes_for(element, step, upgrade),
        )


def compared(connector: Connector, upgrade: Upgrade) -> list[ChangedSetting]:
    """Return what becomes of each setting, as people read it."""
    operation = connector.operation(upgrade.operation) or {"settings": []}
    labels = {one["name"]: one["label"] for one in operation["settings"]}
    return [
        ChangedSetting(
            setting=one.setting,
            label=label_of(one, labels),
            change=one.change,
            before=one.before,
            after=one.after,
            to=list(one.to),
            reason=one.reason,
        )
        for one in upgrade.changes
    ]


def label_of(change: SettingChange, labels: dict[str, str]) -> str:
    """Return the labels of where a value went, else the name that it had."""
    known = [labels[name] for name in change.to if name in labels]
    return ", ".join(known) or labels.get(change.setting, change.setting)


def changes_for(element: str, step: Step, upgrade: Upgrade) -> list[Change]:
    """Return the changes that bring a step up to date."""
    found: list[Change] = []

    def put(key: str, before: Any, after: Any) -> None:
        if before != after:
            found.append(
                Change(op="set", element=element, key=key, before=before, after=after)
            )

    put("step:operation", step.operation or None, upgrade.operation)
    put("step:version", step.version or None, upgrade.version)
    for name in dict.fromkeys([*step.settings, *upgrade.settings]):
        before, after = step.settings.get(name), upgrade.settings.get(name)
        put(f"setting:{name}", before, after)
    return found
