"""The command `patchbay`; each sub-command is a module of its own."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Protocol

from patchbay_tools import schema_command as schema
from patchbay_tools.beginning import command as new
from patchbay_tools.conformance import command as check
from patchbay_tools.openapi import command as from_openapi
from patchbay_tools.previewing import command as preview
from patchbay_tools.templates import command as from_template

Run = Callable[[argparse.Namespace], int]


class SubCommand(Protocol):
    """What the module of a sub-command has."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what can be given on the command line."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it and return the exit status."""


CONNECTOR_COMMANDS: tuple[SubCommand, ...] = (
    new,
    check,
    preview,
    schema,
    from_openapi,
    from_template,
)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    whole = argparse.ArgumentParser(prog="patchbay", description=__doc__)
    rooms = whole.add_subparsers(dest="room", required=True, metavar="connector")
    connector = rooms.add_parser("connector", help="make and check connectors")
    commands = connector.add_subparsers(dest="command", required=True)
    for module in CONNECTOR_COMMANDS:
        sub = commands.add_parser(module.NAME, help=module.HELP)
        module.add_arguments(sub)
        sub.set_defaults(run=module.run)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status."""
    options = parser().parse_args(arguments)
    run: Run = options.run
    return run(options)
