"""Conditions over outputs in manifests, and in the settings that a connector gets."""

from __future__ import annotations

import pytest
from patchbay_sdk.manifest import check_manifest

from connectors.evaluation import SettingProblem, evaluated_settings
from connectors.steps import Step
from tests.packages.shipped import PACKAGES, changed, manifest_in

HTTP = manifest_in(PACKAGES / "patchbay-http" / "patchbay_http")
[OPERATION] = HTTP["operations"]
NUMBERS = {one["name"]: at for at, one in enumerate(OPERATION["settings"])}
PLACE = f"operations/0/settings/{NUMBERS['success_if']}"


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("over", "settings", "over"),
        ("otherwise", "gone", "otherwise"),
        ("otherwise", ..., ""),
        ("over", ..., ""),
        ("type", "text", "type"),
    ],
)
def test_a_condition_that_cannot_be_is_refused(
    path: str, value: object, where: str
) -> None:
    problems = check_manifest(changed(HTTP, f"{PLACE}/{path}", value))

    assert [one.path for one in problems] == [f"{PLACE}/{where}".rstrip("/")]


def step(condition: str, success: str = "expression") -> Step:
    """Return a step with a condition."""
    settings = {"url": "https://x.example", "success": success, "success_if": condition}
    return Step("http", "request", settings=settings)


def test_a_condition_goes_along_as_it_is() -> None:
    given = evaluated_settings(step("=status = 200 and body.ok"), OPERATION, {})

    assert given["success_if"] == "=status = 200 and body.ok"


def test_a_condition_that_is_hidden_does_not_count() -> None:
    given = evaluated_settings(step("=status = 200", "2xx"), OPERATION, {})

    assert "success_if" not in given


@pytest.mark.parametrize("condition", ["", "status = 200", "{{ status }}"])
def test_a_condition_is_needed(condition: str) -> None:
    with pytest.raises(SettingProblem, match="Success if"):
        evaluated_settings(step(condition), OPERATION, {})
