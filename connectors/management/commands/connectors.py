"""`manage.py connectors list`, `check PATH...` and `doctor`."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from patchbay_tools.templates import command as template_command

from connectors.exceptions import ConnectorError
from connectors.installation import troubles
from connectors.manifests import FILE, problems_of
from connectors.registry import Connector, installed, read_registry


def listed(connector: Connector) -> dict[str, Any]:
    """Return one line of `connectors list`."""
    return {
        "connector": connector.connector,
        "name": connector.name,
        "package": connector.package,
        "version": connector.version,
        "operations": [
            {
                "operation": one["operation"],
                "name": one["name"],
                "placements": one["placements"],
                "settings": [setting["name"] for setting in one["settings"]],
            }
            for one in connector.operations
        ],
    }


def checked(path: str) -> dict[str, Any]:
    """Return one line of `connectors check`; `path` is a manifest or its folder."""
    folder = Path(path)
    if folder.name == FILE:
        folder = folder.parent
    try:
        problems = [
            {"path": one.path, "message": one.message} for one in problems_of(folder)
        ]
    except ConnectorError as error:
        problems = [{"path": "", "message": error.message}]
    return {"path": path, "accepted": not problems, "problems": problems}


class Command(BaseCommand):
    """Lists the installed connectors, or checks manifests."""

    help = str(__doc__)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do."""
        actions = parser.add_subparsers(dest="action", required=True)
        listing = actions.add_parser("list", help="the installed connectors")
        listing.add_argument("--json", action="store_true")
        check = actions.add_parser("check", help="manifests, or folders with one")
        check.add_argument("paths", nargs="+", metavar="PATH")
        check.add_argument("--json", action="store_true")
        templates = actions.add_parser(
            "import-template", help="connectors from Camunda's element templates"
        )
        template_command.add_arguments(templates)
        doctor = actions.add_parser("doctor", help="what is wrong here, and what to do")
        doctor.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Do it; exit status 1 when a manifest is refused."""
        if options["action"] == "list":
            self.list_connectors(as_json=options["json"])
            return
        if options["action"] == "import-template":
            sys.exit(template_command.run(Namespace(**options)))
        if options["action"] == "doctor":
            self.examine(as_json=options["json"])
            return
        results = [checked(path) for path in options["paths"]]
        for result in results:
            self.say_checked(result, as_json=options["json"])
        if not all(result["accepted"] for result in results):
            sys.exit(1)

    def list_connectors(self, *, as_json: bool) -> None:
        """Print one line for each connector; what was left out goes to stderr."""
        registry = installed()
        for connector in registry.connectors:
            line = listed(connector)
            text = (
                f"{line['name']} {line['version']} ({line['package']}): "
                + ", ".join(operation["name"] for operation in line["operations"])
            )
            self.stdout.write(json.dumps(line) if as_json else text)
        for one in registry.left_out:
            self.stderr.write(
                f"Left out: {one.connector} of {one.package}. {one.reason}"
            )

    def examine(self, *, as_json: bool) -> None:
        """Print what is wrong with the installation; exit status 1 for anything."""
        registry = read_registry()
        found = list(troubles(registry))
        for one in found:
            text = f"{one.where}: {one.what} {one.advice}"
            self.stdout.write(json.dumps(asdict(one)) if as_json else text)
        if found:
            sys.exit(1)
        if not as_json:
            count = len(registry.connectors)
            self.stdout.write(f"{count} connectors are installed, nothing is wrong.")

    def say_checked(self, result: dict[str, Any], *, as_json: bool) -> None:
        """Print the result of one manifest."""
        if as_json:
            self.stdout.write(json.dumps(result))
            return
        if result["accepted"]:
            self.stdout.write(f"{result['path']}: accepted")
        for problem in result["problems"]:
            place = f" {problem['path']}" if problem["path"] else ""
            self.stdout.write(f"{result['path']}:{place} {problem['message']}")
