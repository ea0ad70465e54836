"""A sample of an output must be what its type promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from patchbay_sdk.places import Problem


def is_number(value: Any) -> bool:
    """Say whether a value is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


KINDS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "string": ("text", lambda v: isinstance(v, str)),
    "number": ("a number", is_number),
    "boolean": ("true or false", lambda v: isinstance(v, bool)),
    "object": ("an object", lambda v: isinstance(v, dict)),
    "list": ("a list", lambda v: isinstance(v, list)),
}


def sample_problems(operation: dict[str, Any]) -> Iterator[Problem]:
    """Yield samples of outputs that are of another type."""
    for index, output in enumerate(operation.get("outputs", ())):
        if "sample" not in output or output["type"] not in KINDS:
            continue
        words, fits = KINDS[output["type"]]
        if not fits(output["sample"]):
            yield f"outputs/{index}/sample", f"The sample is not {words}."
