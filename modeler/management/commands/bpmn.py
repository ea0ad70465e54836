"""`manage.py bpmn check|copy|apply|simulate`: BPMN files from the command line."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from modeler.bpmn_files import (
    Job,
    Line,
    UnreadableList,
    checked,
    listed,
    run,
    sentence,
    written,
)
from modeler.simulations import BadSimulation, simulated, simulation_sentence


def jobs_of(options: dict[str, Any]) -> Iterator[Job]:
    """Yield what is to be done, from the arguments or from a list."""
    with_changes = options["action"] == "apply"
    if options["batch"]:
        yield from listed(options["batch"], with_changes=with_changes)
        return
    wanted = ["FILE", "CHANGES", "OUT"] if with_changes else ["FILE", "OUT"]
    given = options["paths"]
    if len(given) != len(wanted):
        raise CommandError(f"Name {' '.join(wanted)}, or --batch LIST.jsonl.")
    yield Job(given[0], given[-1], given[1] if with_changes else None)


class Command(BaseCommand):
    """Checks files, copies them, applies changes to them, or simulates them."""

    help = str(__doc__)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do with which files."""
        actions = parser.add_subparsers(dest="action", required=True)
        check = actions.add_parser("check", help="list the findings of files")
        check.add_argument("files", nargs="+", metavar="FILE")
        check.add_argument("--json", action="store_true")
        for name, paths in (("copy", "FILE OUT"), ("apply", "FILE CHANGES.json OUT")):
            action = actions.add_parser(name, help=f"{name} {paths}")
            action.add_argument("paths", nargs="*", metavar=paths)
            action.add_argument("--batch", metavar="LIST.jsonl")
            action.add_argument("--json", action="store_true")
        simulate = actions.add_parser("simulate", help="run a process with sample data")
        simulate.add_argument("file", metavar="FILE")
        simulate.add_argument("--process", default="", metavar="ID")
        simulate.add_argument("--variables", default="", metavar="JSON")
        simulate.add_argument("--events", default="", metavar="FILE")
        simulate.add_argument("--json", action="store_true")

    def simulate(self, options: dict[str, Any]) -> None:
        """Run one file and tell what happened, line by line."""
        names = ("file", "process", "variables", "events")
        try:
            lines = simulated(*(options[name] for name in names))
        except (BadSimulation, OSError) as error:
            raise CommandError(str(error)) from error
        for line in lines:
            text = json.dumps(line) if options["json"] else simulation_sentence(line)
            self.stdout.write(text)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Do it; exit status 1 unless all was accepted."""
        if options["action"] == "simulate":
            self.simulate(options)
            return

        def say(line: Line) -> None:
            as_json = options["json"] or options.get("batch")
            self.stdout.write(json.dumps(line) if as_json else sentence(line))

        if options["action"] == "check":
            lines: Iterator[Line] = map(checked, options["files"])
        else:
            lines = map(written, jobs_of(options))
        try:
            accepted = run(lines, say)
        except (UnreadableList, OSError) as error:
            raise CommandError(str(error)) from error
        if not accepted:
            sys.exit(1)
