"""`manage.py scenarios run`: the scenarios of drafts, as before publishing."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet

from modeler.models import Draft
from modeler.services.scenarios import ScenarioRun, run_scenarios


def drafts_of(process: str) -> QuerySet[Draft]:
    """Return the drafts of a process by its id or name, of all that have scenarios
    where none is named. Raises CommandError."""
    found = Draft.objects.select_related("process").order_by("process__name", "pk")
    if not process:
        return found.filter(process__scenarios__isnull=False).distinct()
    try:
        wanted = found.filter(pk=UUID(process))
    except ValueError:
        wanted = found.filter(process__name=process)
    if not wanted.exists():
        raise CommandError(f"There is no process “{process}”.")
    return wanted


def lines_of(draft: Draft) -> Iterator[dict[str, Any]]:
    """Run the scenarios of a draft and yield a line for each."""
    for one in run_scenarios(draft=draft):
        yield line_of(draft, one)


def line_of(draft: Draft, made: ScenarioRun) -> dict[str, Any]:
    """Return how a scenario went as a line."""
    outcome = made.made.run.outcome
    return {
        "process": str(draft.pk),
        "process_name": draft.process.name,
        "scenario": made.scenario.name,
        "passed": made.passed,
        "state": outcome.state,
        "differences": made.differences,
    }


def sentences(line: dict[str, Any]) -> Iterator[str]:
    """Yield a line for a person, and what differs below it."""
    state = "passed" if line["passed"] else "FAILED"
    yield f"{state}  {line['process_name']}: {line['scenario']}"
    for one in line["differences"]:
        yield f"        {one['message']}"


class Command(BaseCommand):
    """Runs scenarios and says how they went."""

    help = str(__doc__)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which process."""
        actions = parser.add_subparsers(dest="action", required=True)
        run = actions.add_parser("run", help="run the scenarios of drafts")
        run.add_argument("process", nargs="?", default="", metavar="PROCESS")
        run.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Run them; exit with 1 where one fails."""
        every = True
        for draft in drafts_of(options["process"]):
            for line in lines_of(draft):
                every = every and line["passed"]
                shown = [json.dumps(line)] if options["json"] else sentences(line)
                for one in shown:
                    self.stdout.write(one)
        if not every:
            sys.exit(1)
