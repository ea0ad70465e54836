"""`patchbay connector from-openapi FILE`: a connector from an OpenAPI document."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from patchbay_tools.openapi.connector import connector_of
from patchbay_tools.openapi.exceptions import UnusableDocument
from patchbay_tools.openapi.report import Note, Report
from patchbay_tools.openapi.writing import write_connector

NAME = "from-openapi"
HELP = "make a connector from an OpenAPI 3.0 or 3.1 document"
SHOWN = 15


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be given on the command line."""
    parser.add_argument("file", type=Path, help="the document, JSON or YAML")
    parser.add_argument("--folder", type=Path, help="where the package is written")
    parser.add_argument("--name", help="what the connector is called")
    parser.add_argument(
        "--operations",
        nargs="+",
        default=[],
        metavar="GLOB",
        help="take these only: issues-*, 'GET /repos/*'",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> int:
    """Make the connector, print the report and return the exit status."""
    try:
        connector = connector_of(
            options.file, name=options.name, wanted=tuple(options.operations)
        )
        folder = options.folder or Path(f"patchbay-{connector.report.connector}")
        write_connector(connector, folder)
    except UnusableDocument as error:
        return refuse(error, options)
    report = connector.report
    if options.json:
        write_json({**report.as_json(), "folder": str(folder)})
    else:
        sys.stdout.write(told(report, folder))
    return 0


def refuse(error: UnusableDocument, options: argparse.Namespace) -> int:
    """Say why nothing was made."""
    if options.json:
        report = Report(str(options.file))
        report.problems.append(Note(error.where, f"{error.what} {error.advice}"))
        write_json({**report.as_json(), "folder": ""})
    else:
        sys.stderr.write(f"{options.file}: {error}\n")
    return 1


def write_json(shown: dict[str, object]) -> None:
    """Print a report as JSON."""
    sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")


def told(report: Report, folder: Path) -> str:
    """Return a report for people: counts, and what was left out by its reason."""
    lines = [
        f"Made {report.connector} with {report.operations} of"
        f" {report.operations_found} operations and {report.settings} settings"
        f" in {folder}."
    ]
    for title, notes in (
        ("The document breaks the rules of OpenAPI", report.problems),
        ("Left out", report.left_out),
        ("Made otherwise", report.changed),
    ):
        lines += listed(title, list(dict.fromkeys(notes)))
    lines.append(f"Next: pip install -e {folder}, then restart Patchbay.")
    return "\n".join(lines) + "\n"


def listed(title: str, notes: list[Note]) -> list[str]:
    """Return notes by their reasons, with the first place of each."""
    if not notes:
        return []
    counted = Counter(one.reason for one in notes)
    first = {one.reason: one.where for one in reversed(notes)}
    lines = [f"{title} ({len(notes)}):"]
    for reason, count in counted.most_common(SHOWN):
        more = f" and {count - 1} more" if count > 1 else ""
        lines.append(f"  {first[reason] or 'the document'}{more}: {reason}")
    if len(counted) > SHOWN:
        lines.append(f"  … {len(counted) - SHOWN} further reasons; --json has all.")
    return lines
