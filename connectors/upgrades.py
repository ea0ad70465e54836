"""Steps of older versions of a connector, as the installed version understands them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from patchbay_sdk.upgrading import Upgrade, upgraded

from connectors.registry import installed
from connectors.steps import Step


def upgrade_of(step: Step) -> Upgrade | None:
    """Return what a step becomes in the installed version of its connector; None where
    that is not installed."""
    manifest = installed().manifest(step.connector)
    if manifest is None:
        return None
    return upgraded(manifest, step.operation, step.version, step.settings)


def as_installed(step: Step) -> Step:
    """Return a step as the installed version of its connector reads it.

    What an older version wrote goes through the manifest's migrations, in memory only;
    every other step is returned as it is.
    """
    found = upgrade_of(step)
    if found is None or found.state != "older":
        return step
    return replace(
        step,
        operation=found.operation,
        version=found.version,
        settings=found.settings,
    )


def installed_version(connector: str) -> str:
    """Return the version of an installed connector, empty where it is not."""
    found = installed().find(connector)
    return found.version if found else ""


def values_as_installed(
    connector: str, operation: str, version: str, settings: Mapping[str, Any]
) -> tuple[str, dict[str, Any]]:
    """Return an operation and its evaluated settings as the installed version takes
    them, for a call that was planned while another version was."""
    step = as_installed(Step(connector, operation, version, settings=dict(settings)))
    return step.operation, dict(step.settings)
