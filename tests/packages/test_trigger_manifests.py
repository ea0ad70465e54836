"""Triggers in manifests: where they may sit, what they have to have."""

from __future__ import annotations

from typing import Any

import pytest
from patchbay_sdk.manifest import check_manifest

from tests.packages.shipped import PACKAGES, changed, manifest_in

WEBHOOK = manifest_in(PACKAGES / "patchbay-webhook" / "patchbay_webhook")
SETTINGS = "operations/0/settings"


def test_the_webhook_is_accepted() -> None:
    assert check_manifest(WEBHOOK) == []


@pytest.mark.parametrize(
    ("path", "value", "place", "words"),
    [
        ("operations/0/trigger", "mail", "operations/0/trigger", "webhook"),
        ("operations/0/placements", ["task"], "operations/0/placements/0", "start"),
        (f"{SETTINGS}/0/name", "where", "operations/0/settings", "path"),
        (f"{SETTINGS}/5/type", "text", f"{SETTINGS}/5/type", "expression"),
        (
            f"{SETTINGS}/6/visible_if",
            'placement = "end"',
            f"{SETTINGS}/6/visible_if",
            'no choice "end"',
        ),
        (
            "operations/0/trigger",
            ...,
            f"{SETTINGS}/6/visible_if",
            "no setting placement",
        ),
    ],
)
def test_what_cannot_be_a_trigger_is_named(
    path: str, value: Any, place: str, words: str
) -> None:
    problems = check_manifest(changed(WEBHOOK, path, value))

    assert place in [one.path for one in problems]
    assert any(words in one.message for one in problems)
