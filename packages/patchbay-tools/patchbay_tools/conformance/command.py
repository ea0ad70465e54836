"""`patchbay connector check [PATH]`: what a connector lacks, and its level."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from patchbay_sdk.quality import LEVELS, Level

from patchbay_tools.conformance.checking import (
    NoConnector,
    Report,
    check_connector,
    folders_in,
    write_quality,
)

NAME = "check"
HELP = "check a connector and say its level: bronze, silver or gold"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be given on the command line."""
    parser.add_argument("path", type=Path, nargs="?", default=Path())
    parser.add_argument(
        "--level", choices=LEVELS, default="bronze", help="fail below this level"
    )
    parser.add_argument(
        "--write", action="store_true", help="keep the level in quality.json"
    )
    parser.add_argument("--json", action="store_true", help="print all as JSON")


def run(options: argparse.Namespace) -> int:
    """Check and return the exit status: 1 below the level, 2 without a connector."""
    try:
        reports = [check_connector(one) for one in folders_in(options.path)]
    except NoConnector as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if options.write:
        for report in reports:
            write_quality(report)
    if options.json:
        shown = [as_json(one) for one in reports]
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("".join(told(one) for one in reports))
    return 0 if all(reaches(one, options.level) for one in reports) else 1


def reaches(report: Report, level: Level) -> bool:
    """Say whether a connector has a level or a higher one."""
    reached = report.level
    return reached is not None and LEVELS.index(reached) >= LEVELS.index(level)


def as_json(report: Report) -> dict[str, object]:
    """Return a report as JSON."""
    return {
        "connector": report.name,
        "folder": str(report.folder),
        "level": report.level,
        "rules": [
            {
                "rule": one.rule.name,
                "level": one.rule.level,
                "passed": not one.problems,
                "problems": list(one.problems),
            }
            for one in report.found
        ],
    }


def told(report: Report) -> str:
    """Return a report for people."""
    lines = [f"{report.name}: {report.level or 'no level yet'}"]
    for one in report.found:
        mark = "ok" if not one.problems else "--"
        lines.append(f"  {mark} {one.rule.level:6} {one.rule.name}: {one.rule.text}")
        lines += [f"       {problem}" for problem in one.problems]
    return "\n".join(lines) + "\n"
