"""`patchbay connector from-template FILE...`: connectors from element templates."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from patchbay_tools.distributions import FolderTaken, Names, write_distribution
from patchbay_tools.openapi.identity import icon_of
from patchbay_tools.templates.connector import Connector, connector_of
from patchbay_tools.templates.reading import (
    Template,
    UnusableTemplate,
    read_templates,
    schema_problem,
)

NAME = "from-template"
HELP = "make connectors from Camunda's element templates"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be given on the command line."""
    parser.add_argument("files", type=Path, nargs="+", help="templates in JSON")
    parser.add_argument(
        "--folder", type=Path, help="where packages are written; without it none is"
    )
    parser.add_argument("--json", action="store_true", help="a line of JSON for each")


def run(options: argparse.Namespace) -> int:
    """Make the connectors; exit status 1 where a file could not be used."""
    results = list(results_of(options.files, options.folder))
    for one in results:
        sys.stdout.write(f"{json.dumps(one) if options.json else told(one)}\n")
    return 1 if any(one["connector"] is None for one in results) else 0


def results_of(files: Iterable[Path], folder: Path | None) -> Iterator[dict[str, Any]]:
    """Yield what became of each template; a broken one leaves the others working."""
    for file in files:
        try:
            templates = read_templates(file)
        except UnusableTemplate as error:
            yield refused(file, str(error))
            continue
        for template in templates:
            yield result_of(file, template, folder)


def result_of(file: Path, template: Template, folder: Path | None) -> dict[str, Any]:
    """Return what became of a template, and write its package where it is wanted."""
    problem = schema_problem(template)
    try:
        made = connector_of(template)
        if folder is not None:
            write_package(made, folder)
    except (UnusableTemplate, FolderTaken) as error:
        return refused(file, str(error), template)
    report = made.report
    return {
        "file": str(file),
        "template": template["id"],
        "valid": not problem,
        "problem": problem,
        "connector": made.manifest["connector"],
        "properties": report.properties,
        "covered": report.covered,
        "changed": [asdict(one) for one in report.changed],
        "not_covered": [asdict(one) for one in report.not_covered],
    }


def refused(
    file: Path, problem: str, template: Template | None = None
) -> dict[str, Any]:
    """Return why a file or template cannot be used."""
    return {
        "file": str(file),
        "template": template["id"] if template else None,
        "valid": False,
        "problem": problem,
        "connector": None,
        "properties": 0,
        "covered": 0,
        "changed": [],
        "not_covered": [],
    }


def write_package(made: Connector, folder: Path) -> None:
    """Write the package of a connector below a folder. Raises FolderTaken."""
    manifest = made.manifest
    names = Names(manifest["connector"], manifest["name"])
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    files = {
        "README.md": f"# {names.distribution}\n\n{names.name}, from its template.\n",
        "__init__.py": f'"""{names.connector}: all of it is connector.json."""\n',
        "connector.json": text,
        "icon.svg": icon_of(names.name, dark=False),
        "icon-dark.svg": icon_of(names.name, dark=True),
    }
    write_distribution(names, folder / names.distribution, files)


def told(one: dict[str, Any]) -> str:
    """Return a result for people."""
    if one["connector"] is None:
        return f"{one['file']}: {one['problem']}"
    lines = [
        f"{one['file']}: {one['connector']}, {one['properties']} properties: "
        f"{one['covered']} as they were, {len(one['changed'])} otherwise, "
        f"{len(one['not_covered'])} left out."
    ]
    if one["problem"]:
        lines.append(f"  The schema says: {one['problem']}")
    for title, notes in (("otherwise", "changed"), ("left out", "not_covered")):
        lines += [f"  {title}: {n['property']} {n['reason']}." for n in one[notes]]
    return "\n".join(lines)
