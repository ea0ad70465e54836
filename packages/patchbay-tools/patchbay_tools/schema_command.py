"""`patchbay connector schema`: the JSON Schemas of a connector's files, for editors."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from patchbay_sdk.manifest import manifest_schema

from patchbay_tools.conformance.cases import cases_schema

NAME = "schema"
HELP = "print the JSON Schema of connector.json, or let VS Code know it"
SETTINGS = Path(".vscode") / "settings.json"
SCHEMAS = "json.schemas"


class Unreadable(Exception):
    """The settings that are there cannot be added to; the message says why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be given on the command line."""
    parser.add_argument(
        "--cases", action="store_true", help="the schema of cases.json instead"
    )
    parser.add_argument(
        "--vscode",
        type=Path,
        nargs="?",
        const=Path(),
        metavar="FOLDER",
        help="write both into the settings of VS Code for this folder",
    )


def run(options: argparse.Namespace) -> int:
    """Print or write and return the exit status."""
    if options.vscode is None:
        schema = cases_schema() if options.cases else manifest_schema()
        sys.stdout.write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n")
        return 0
    file = options.vscode / SETTINGS
    try:
        settings = settings_in(file)
    except Unreadable as error:
        sys.stderr.write(f"{error}\n")
        return 2
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(with_schemas(settings), ensure_ascii=False, indent=2) + "\n"
    file.write_text(text, encoding="utf-8")
    sys.stdout.write(
        f"Wrote {file}. VS Code completes connector.json and cases.json now.\n"
    )
    return 0


def settings_in(file: Path) -> dict[str, Any]:
    """Return the settings of a file; none where it is not there. Raises Unreadable."""
    if not file.is_file():
        return {}
    try:
        settings = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Unreadable(
            f"{file} holds comments or is not JSON ({error}). Move it away, run the "
            "command again, and put both together."
        ) from error
    listed = settings.get(SCHEMAS, []) if isinstance(settings, dict) else None
    if not isinstance(listed, list) or not all(isinstance(o, dict) for o in listed):
        raise Unreadable(f'{file} has no list of objects at "{SCHEMAS}".')
    found: dict[str, Any] = settings
    return found


def with_schemas(settings: dict[str, Any]) -> dict[str, Any]:
    """Return settings with both schemas under their names, in place of older ones.

    VS Code looks a `$schema` up among these names before it asks the network.
    """
    ours = [
        {"url": schema["$id"], "fileMatch": [name], "schema": schema}
        for name, schema in (
            ("connector.json", manifest_schema()),
            ("cases.json", cases_schema()),
        )
    ]
    names = {one["url"] for one in ours}
    others = [one for one in settings.get(SCHEMAS, []) if one.get("url") not in names]
    return {**settings, SCHEMAS: [*others, *ours]}
