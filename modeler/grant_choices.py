"""Who and what a credential can be granted to, as a page offers it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db.models import Q
from django.utils.translation import gettext as _

from connectors.vault.granting import Granted
from modeler.models import Process


@dataclass(frozen=True)
class Choice:
    """One that can be chosen; `note` is what tells it from others of its name."""

    value: str
    text: str
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True)
class Choices:
    """All that can be chosen, what is chosen in front."""

    people: list[Choice]
    groups: list[Choice]
    processes: list[Choice]


def choices_for(granted: Granted) -> Choices:
    """Return what can be chosen beside what is granted.

    Who is granted it stays in the list while they are not active, and a process that
    is gone, lest saving the list takes it away unseen.
    """
    return Choices(
        in_order(people(granted)),
        in_order(
            Choice(one.name, one.name, chosen=one.name in granted.groups)
            for one in Group.objects.order_by("name")
        ),
        in_order(processes(granted)),
    )


def in_order(choices: Iterable[Choice]) -> list[Choice]:
    """Return choices with the chosen ones first, else as they come."""
    return sorted(choices, key=lambda one: not one.chosen)


def people(granted: Granted) -> Iterable[Choice]:
    """Yield people by their names, with the user name where that is another."""
    offered = Q(is_active=True) | Q(username__in=granted.people)
    for one in User.objects.filter(offered).order_by("username"):
        name, full = one.get_username(), one.get_full_name()
        notes = [name] if full else []
        notes += [] if one.is_active else [_("not active")]
        chosen = name in granted.people
        yield Choice(name, full or name, " · ".join(notes), chosen)


def processes(granted: Granted) -> Iterable[Choice]:
    """Yield processes by their names."""
    gone = set(granted.processes)
    for key, name in Process.objects.order_by("name").values_list("pk", "name"):
        yield Choice(str(key), name, chosen=str(key) in gone)
        gone.discard(str(key))
    for text in sorted(gone):
        yield Choice(text, text, _("deleted"), chosen=True)
