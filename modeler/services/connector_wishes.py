"""Asking for connectors that are not installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User

from connectors.registry import installed
from modeler.exceptions import BadRequest
from modeler.models import ConnectorWish, Process, Role
from modeler.permissions import require

LONGEST = 100


@dataclass
class Wanted:
    """A connector that is not installed, with those who wait for it."""

    connector: str
    name: str
    wishes: list[ConnectorWish] = field(default_factory=list)


def ask_for_connector(
    *, process: Process, connector: str, name: str, by: User
) -> ConnectorWish:
    """Ask administrators for a connector; asking again changes nothing.

    Raises Forbidden, and BadRequest for no name.
    """
    require(by, process.pk, Role.EDITOR)
    wanted = connector.strip()
    if not wanted or len(wanted) > LONGEST:
        raise BadRequest
    made, _new = ConnectorWish.objects.get_or_create(
        process=process,
        connector=wanted,
        defaults={"name": name.strip()[:200], "asked_by": by},
    )
    return made


def wanted_connectors() -> Sequence[Wanted]:
    """Return what is asked for and not there, what most wait for first.

    Once a connector is installed nobody waits for it any more.
    """
    found: dict[str, Wanted] = {}
    wishes = ConnectorWish.objects.select_related("process", "asked_by")
    for wish in wishes:
        if installed().find(wish.connector) is None:
            name = wish.name or wish.connector
            row = found.setdefault(wish.connector, Wanted(wish.connector, name))
            row.wishes.append(wish)
    return sorted(found.values(), key=lambda one: -len(one.wishes))
