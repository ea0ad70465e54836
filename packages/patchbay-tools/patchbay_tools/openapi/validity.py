"""What the official schema of OpenAPI says about a document.

Real documents break it and can be used all the same, so this is told, not refused.
jsonschema-rs takes 20 ms for 13 MB, where jsonschema takes minutes.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any

import jsonschema_rs

from patchbay_tools.openapi.pointers import pointer
from patchbay_tools.openapi.reading import Document
from patchbay_tools.openapi.report import Note

MOST = 20


@lru_cache(maxsize=2)
def validator_of(version: str) -> Any:
    """Return the validator of OpenAPI 3.0 or 3.1."""
    file = files("patchbay_tools.openapi") / "schemas" / f"openapi-{version}.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    return jsonschema_rs.validator_for(schema, mask="this")


def validity_problems(document: Document) -> list[Note]:
    """Return where the document breaks the schema of its version, 20 at most."""
    errors = validator_of(document.version).iter_errors(document.content)
    return [
        Note(pointer(*error.instance_path), f"{error.message[:300]}.")
        for error in islice(errors, MOST)
    ]
