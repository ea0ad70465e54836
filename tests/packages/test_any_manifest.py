"""Whatever a manifest holds, the check answers and never breaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from patchbay_sdk.acceptance import acceptance
from patchbay_sdk.manifest import check_manifest, manifest_schema
from patchbay_sdk.schema import ManifestValidator, accepted_by_schema

from tests.packages.shipped import changed
from tests.packages.test_broken_manifests import BROKEN, GOOD

ODD: list[Any] = [
    ...,
    None,
    True,
    0,
    1e400,
    "",
    "a\n",
    "{{",
    "(",
    [],
    [[]],
    {},
    {"a": []},
    [None],
    ["a", "a"],
]


def paths(value: Any, path: str = "") -> Iterator[str]:
    """Yield the path of every value inside a manifest."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        yield f"{path}{key}"
        if isinstance(inner, dict | list):
            yield from paths(inner, f"{path}{key}/")


@pytest.mark.parametrize("odd", ODD, ids=lambda one: repr(one)[:20])
def test_odd_value_anywhere_is_answered(odd: Any) -> None:
    for path in paths(GOOD):
        problems = check_manifest(changed(GOOD, path, odd))
        assert all(one.message.strip() for one in problems), path


@pytest.mark.parametrize("odd", ODD, ids=lambda one: repr(one)[:20])
def test_fast_answer_is_that_of_jsonschema(odd: Any) -> None:
    validator = ManifestValidator(manifest_schema())
    differing = [
        path
        for path in paths(GOOD)
        if accepted_by_schema()(changed(GOOD, path, odd))
        != validator.is_valid(changed(GOOD, path, odd))
    ]
    assert differing == []


@pytest.mark.parametrize("mistake", BROKEN, ids=lambda one: str(one)[:50])
def test_fast_answer_to_a_mistake_is_that_of_jsonschema(mistake: Any) -> None:
    manifest = changed(GOOD, mistake[0], mistake[1])

    valid = ManifestValidator(manifest_schema()).is_valid(manifest)
    assert accepted_by_schema()(manifest) == valid


def test_keyword_that_the_fast_answer_lacks_is_not_ignored() -> None:
    with pytest.raises(KeyError):
        acceptance({"properties": {"a": {"oneOf": []}}})


@pytest.mark.parametrize("odd", ODD[1:], ids=lambda one: repr(one)[:20])
@pytest.mark.parametrize("field", ["default", "min", "max", "pattern", "visible_if"])
def test_odd_field_of_a_setting_is_answered(field: str, odd: Any) -> None:
    for index in range(len(GOOD["operations"][0]["settings"])):
        path = f"operations/0/settings/{index}/{field}"
        check_manifest(changed(GOOD, path, odd))
