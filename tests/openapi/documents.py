"""Real OpenAPI documents, and small ones that tests write themselves."""

from __future__ import annotations

import gzip
import json
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from patchbay_tools.openapi.connector import Connector, connector_of

FIXTURES = Path(__file__).parents[1] / "fixtures" / "openapi"
REAL = sorted(one.name.removesuffix(".gz") for one in FIXTURES.glob("*.gz"))


@lru_cache(maxsize=16)
def real_connector(name: str) -> Connector:
    """Return the connector of a real document."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(gzip.decompress((FIXTURES / f"{name}.gz").read_bytes()))
        return connector_of(file)


def document(paths: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """Return a small document with these paths."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Pets API", "version": "7"},
        "servers": [{"url": "https://api.pets.io/v1"}],
        "paths": paths,
        **parts,
    }


def made_of(folder: Path, content: Any) -> Connector:
    """Return the connector of a document that is written for it."""
    file = folder / "openapi.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return connector_of(file)


def operation_of(
    folder: Path, operation: dict[str, Any], *, method: str = "post", **parts: Any
) -> dict[str, Any]:
    """Return the only operation of a document with one."""
    content = {"responses": {"204": {"description": "Done"}}, **operation}
    connector = made_of(folder, document({"/pets": {method: content}}, **parts))
    made: dict[str, Any] = connector.manifest["operations"][0]
    return made


def body(schema: Any, media: str = "application/json") -> dict[str, Any]:
    """Return an operation with this body."""
    return {"requestBody": {"content": {media: {"schema": schema}}}}


def setting_of(folder: Path, schema: Any, *, required: bool = False) -> dict[str, Any]:
    """Return the setting that the property `thing` of a body becomes."""
    whole = {
        "type": "object",
        "properties": {"thing": schema},
        "required": ["thing"] if required else [],
    }
    settings = operation_of(folder, body(whole))["settings"]
    found: dict[str, Any] = next(one for one in settings if one["name"] == "thing")
    return {
        key: value
        for key, value in found.items()
        if key not in ("name", "label", "help", "group")
    }
