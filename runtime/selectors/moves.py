"""What would come of moving Requests to another version; nothing is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from runtime.engine import CannotMove, Obstacle, State
from runtime.engine.placing import fitting
from runtime.exceptions import NotDeployed
from runtime.models import Deployment, ProcessRequest
from runtime.models.request import ENDED
from runtime.planning import Move, moved_state
from runtime.runnables import Runnable, runnable_of

MOST_AT_ONCE = 1_000
MOST_NUMBERS = 5


@dataclass
class Refusal:
    """One reason for which Requests of a group cannot be moved."""

    obstacle: Obstacle
    count: int = 0
    numbers: list[int] = field(default_factory=list)


@dataclass
class Group:
    """The Requests whose tokens stand on the same elements."""

    elements: tuple[str, ...]
    tokens: dict[str, int] = field(default_factory=dict)
    count: int = 0
    movable: int = 0
    refusals: dict[tuple[str, str], Refusal] = field(default_factory=dict)


@dataclass(frozen=True)
class Choice:
    """An element of the old version that has no place, and where it could go."""

    element: str
    name: str
    choices: list[tuple[str, str]]


@dataclass(frozen=True)
class Preview:
    """What would come of a move. `following` is the number after which to look on,
    None where everything was looked at."""

    total: int
    looked_at: int
    following: int | None
    groups: list[Group]
    choices: list[Choice]


def move_between(process: UUID, source: int, target: int) -> Move:
    """Return a move between two versions of a process. Raises NotDeployed."""
    found = Deployment.objects.filter(process=process, number__in=(source, target))
    by_number = {one.number: one for one in found.defer("bpmn")}
    if source not in by_number or target not in by_number or source == target:
        raise NotDeployed
    return Move(by_number[source], by_number[target])


def deployments_of(process: UUID) -> QuerySet[Deployment]:
    """Return the versions of a process, newest first; `running` of each counts the
    Requests on it that have not ended."""
    running = Count("requests", filter=~Q(requests__status__in=ENDED))
    found = Deployment.objects.filter(process=process).defer("bpmn")
    return found.annotate(running=running).order_by("-number")


def movable_requests(
    move: Move, numbers: list[int] | None = None
) -> QuerySet[ProcessRequest]:
    """Return the Requests on the old version that have not ended."""
    found = ProcessRequest.objects.filter(deployment=move.source)
    found = found.exclude(status__in=ENDED)
    return found if numbers is None else found.filter(number__in=numbers)


def preview_of(
    move: Move, requests: QuerySet[ProcessRequest], *, after: int = 0
) -> Preview:
    """Try the move with the next Requests after a number, at most 1,000 at once."""
    rows = requests.filter(number__gt=after).order_by("number")
    looked = list(rows.values_list("number", "state")[:MOST_AT_ONCE])
    groups: dict[tuple[str, ...], Group] = {}
    for number, value in looked:
        state = State.from_json(value)
        tokens = [one.element for one in state.tokens.values() if one.holds is None]
        elements = tuple(sorted(set(tokens)))
        group = groups.setdefault(elements, Group(elements))
        for one in tokens:
            group.tokens[one] = group.tokens.get(one, 0) + 1
        count(group, number, obstacles_of(move, state))
    more = len(looked) == MOST_AT_ONCE
    ordered = sorted(groups.values(), key=lambda one: -one.count)
    return Preview(
        total=requests.count(),
        looked_at=len(looked),
        following=looked[-1][0] if more else None,
        groups=ordered,
        choices=choices_of(move, ordered),
    )


def obstacles_of(move: Move, state: State) -> tuple[Obstacle, ...]:
    """Return what keeps a state from being moved; the state is taken over."""
    try:
        moved_state(move, state, timezone.now())
    except CannotMove as refused:
        return refused.obstacles
    return ()


def count(group: Group, number: int, obstacles: Iterable[Obstacle]) -> None:
    """Count a Request in its group."""
    group.count += 1
    found = list(obstacles)
    group.movable += not found
    for one in found:
        refusal = group.refusals.setdefault((one.element, one.code), Refusal(one))
        refusal.count += 1
        if len(refusal.numbers) < MOST_NUMBERS:
            refusal.numbers.append(number)


def choices_of(move: Move, groups: list[Group]) -> list[Choice]:
    """Return where the elements could go that are in the way or mapped already."""
    source, target = runnable_of(move.source.pk), runnable_of(move.target.pk)
    wanted = dict.fromkeys(move.mapping)
    for group in groups:
        wanted.update(dict.fromkeys(key for key, _code in group.refusals))
    return [
        choice_of(source, target, one, move.mapping)
        for one in wanted
        if one in source.definition.nodes
    ]


def choice_of(
    source: Runnable, target: Runnable, element: str, mapping: dict[str, str]
) -> Choice:
    """Return the elements of the new version that one could go to."""
    nodes = fitting(source.definition, target.definition, element, mapping)
    return Choice(
        element, source.name_of(element), [(one.id, one.label) for one in nodes]
    )
