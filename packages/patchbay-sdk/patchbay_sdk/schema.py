"""The JSON Schema of a manifest, and what it refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from patchbay_sdk.acceptance import Accepts, acceptance
from patchbay_sdk.wording import words_of

FILE = "manifest.schema.json"


@lru_cache(maxsize=1)
def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema of a manifest, `urn:patchbay:manifest:1`."""
    text = files("patchbay_sdk").joinpath(FILE).read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@lru_cache(maxsize=1)
def accepted_by_schema() -> Accepts:
    """Return the function that says whether the schema accepts a manifest."""
    return acceptance(manifest_schema())


def whole_pattern(
    _validator: Any, pattern: str, instance: Any, _schema: Any
) -> Iterator[ValidationError]:
    """Check `pattern` as JavaScript does: `$` is not before a line end."""
    if not isinstance(instance, str):
        return
    if instance.endswith("\n") or not re.search(pattern, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


RULES = {"pattern": whole_pattern}
ManifestValidator = extend(Draft202012Validator, RULES)  # type: ignore[no-untyped-call]


def schema_problems(manifest: Any) -> Iterator[tuple[str, str]]:
    """Yield path and message of what the JSON Schema refuses, in order of place."""
    if accepted_by_schema()(manifest):
        return
    validator = ManifestValidator(manifest_schema())
    errors = validator.iter_errors(manifest)
    for error in sorted(errors, key=lambda one: list(map(str, one.absolute_path))):
        yield "/".join(map(str, error.absolute_path)), words_of(error)
