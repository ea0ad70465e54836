"""`manage.py credentials list` and `manage.py credentials rotate`."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from connectors.vault.exceptions import VaultError
from connectors.vault.rotation import rotate_key
from connectors.vault.selectors import credentials, opened


class Command(BaseCommand):
    """Lists the credentials without their values, or gives the vault another key."""

    help = str(__doc__)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do."""
        actions = parser.add_subparsers(dest="action", required=True)
        listing = actions.add_parser("list", help="the credentials, without values")
        listing.add_argument("--json", action="store_true")
        rotating = actions.add_parser("rotate", help="seal all with another key")
        rotating.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Do it; exit with 1 where a credential cannot be read."""
        try:
            readable = (
                self.rotate(as_json=options["json"])
                if options["action"] == "rotate"
                else self.list_all(as_json=options["json"])
            )
        except VaultError as error:
            raise CommandError(error.message) from error
        if not readable:
            sys.exit(1)

    def list_all(self, *, as_json: bool) -> bool:
        """Print one line for each credential; say whether all can be read."""
        every = True
        for one in credentials():
            readable = can_be_read(one)
            every = every and readable
            line = {
                "name": one.name,
                "connector": one.connector,
                "type": one.credential_type,
                "key": one.key_id,
                "readable": readable,
            }
            shown = f"{one.name}: {one.connector}, {one.credential_type}"
            wrong = "" if readable else " — cannot be decrypted"
            self.stdout.write(json.dumps(line) if as_json else shown + wrong)
        return every

    def rotate(self, *, as_json: bool) -> bool:
        """Give the vault another key; say whether all could be read."""
        done = rotate_key()
        if as_json:
            line = {
                "key": done.key_id,
                "sealed": done.sealed,
                "unreadable": done.unreadable,
            }
            self.stdout.write(json.dumps(line))
            return not done.unreadable
        self.stdout.write(f"Key {done.key_id}: {len(done.sealed)} sealed with it.")
        for name in done.unreadable:
            self.stdout.write(f"{name}: cannot be decrypted, left as it is")
        return not done.unreadable


def can_be_read(credential: Any) -> bool:
    """Say whether the key of a credential is here and fits."""
    try:
        opened(credential)
    except VaultError:
        return False
    return True
