"""Samples of outputs are of the type of their output."""

from __future__ import annotations

from typing import Any

import pytest
from patchbay_sdk.manifest import check_manifest

from tests.packages.shipped import PACKAGES, changed, manifest_in

EXAMPLE = manifest_in(PACKAGES / "patchbay-example" / "patchbay_example")
WORDS = {
    "string": "text",
    "number": "a number",
    "boolean": "true or false",
    "object": "an object",
    "list": "a list",
}
SAMPLES: dict[str, Any] = {
    "string": "x",
    "number": 1.5,
    "boolean": False,
    "object": {"a": 1},
    "list": [1],
}


@pytest.mark.parametrize("kind", [*SAMPLES, "any"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_sample_is_of_the_type_of_its_output(kind: str, sample: str) -> None:
    output = {"name": "x", "type": kind, "sample": SAMPLES[sample]}
    problems = check_manifest(changed(EXAMPLE, "operations/0/outputs", [output]))

    expected = [] if kind in (sample, "any") else [f"The sample is not {WORDS[kind]}."]
    assert [one.message for one in problems] == expected
