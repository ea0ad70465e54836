"""Processes whose draft calls the probe, for the tests of tests and scenarios."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.contrib.auth.models import User

from connectors.registry import installed
from modeler.models import Process, Role
from modeler.services.members import give_role
from modeler.services.processes import create_process

PROBE = Path(__file__).parent.parent / "fixtures" / "packages" / "probe"


@contextmanager
def probe_installed() -> Iterator[None]:
    """Install the probe for real, as long as this lasts."""
    sys.path.insert(0, str(PROBE))
    installed.cache_clear()
    try:
        yield
    finally:
        sys.path.remove(str(PROBE))
        installed.cache_clear()


def shared_process(data: bytes, people: dict[str, User], name: str = "Ask") -> Process:
    """Return a process with an owner, an editor and a viewer."""
    made = create_process(name=name, by=people["owner"], data=data)
    for role in (Role.EDITOR, Role.VIEWER):
        give_role(process=made, user=people[role], role=role)
    return made
