"""Moving a Request to another version: all that it remembers gets a new place.

A token, scope, event that is waited for or completed activity goes to the element of
the same id, or to the one that a mapping names. What a person or connector is doing
goes on where the new version asks for the same, and begins again where it does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from runtime.engine.definition import Definition
from runtime.engine.effects import Stop
from runtime.engine.gateways import first_of_each, join
from runtime.engine.machine import Advance, run
from runtime.engine.placing import Places
from runtime.engine.rearming import Armed, armed, rearm
from runtime.engine.scopes import drop_wait
from runtime.engine.state import State, Token
from runtime.engine.step import Evaluate, Step
from runtime.engine.sub_processes import starts_of
from runtime.engine.working import doing, is_working

THROWS = frozenset({"intermediateThrowEvent", "endEvent"})


def moved(
    state: State,
    old: Definition,
    new: Definition,
    mapping: Mapping[str, str],
    *,
    now: datetime,
    evaluate: Evaluate,
) -> Advance:
    """Move a Request from one definition to another; the state is taken over.

    `mapping` names the new element for old ones whose id is another; it may name
    sequence flows and processes too. Raises CannotMove with everything that has no
    place in the new version; the state is not to be used then.
    """
    before = Step(old, state, now, evaluate)
    step = Step(new, state, now, evaluate)
    places = Places(before, step, mapping)
    places.check()
    waited = {key(one): one for one in armed(before)}
    again = begins_again(before, places)
    put(state, before, places)
    fresh = {}
    for token in again:
        border = begun_again(step, token, waited[token.id])
        fresh[key(border)] = border
    for after in armed(step):
        if key(after) in fresh:
            rearm(step, places.of, fresh[key(after)], border_only(after))
        else:
            rearm(step, places.of, waited[key(after)], after)
    look_at_joins(step)
    run(step)
    return Advance(state, step.records, step.effects)


def key(owner: Armed) -> int:
    """Return the number of the token or scope that waits."""
    part = owner.token or owner.scope
    return part.id if part is not None else 0


def begins_again(before: Step, places: Places) -> list[Token]:
    """Return the tokens at which the new version does something else."""
    return [
        token
        for token in before.state.tokens.values()
        if is_working(token)
        and (before.node(token).is_activity or before.node(token).type in THROWS)
        and doing(before.node(token))
        != doing(places.new.definition.nodes[places.of(token.element)])
    ]


def put(state: State, before: Step, places: Places) -> None:
    """Give the parts of a state the ids of the new version, except what it waits
    for."""
    for scope in state.scopes.values():
        if scope.kind == "adHoc" and scope.loop is not None:
            scope.loop = {**scope.loop, "waiting": still_to_do(before, places, scope)}
        scope.element = places.of(scope.element)
        rename_entries(scope.done, places)
    for token in state.tokens.values():
        token.element = places.of(token.element)
        if token.via is not None:
            via = places.of(token.via)
            token.via = via if via in places.new.definition.flows else None
        rename_entries(token.done, places)
        rename_entries(token.pending or [], places)
    for kept in state.messages:
        kept["target"] = places.of(kept["target"])


def rename_entries(entries: list[dict[str, Any]], places: Places) -> None:
    """Give what was completed the ids of the new version."""
    for entry in entries:
        entry["element"] = places.of(entry["element"])
        rename_entries(entry["done"], places)


def still_to_do(before: Step, places: Places, scope: Any) -> list[str]:
    """Return the activities of an ad-hoc sub-process that have not begun; new ones
    come last, unless it is over."""
    if scope.loop["over"]:
        return []
    known = {places.of(one.id) for one in starts_of(before.definition, scope.element)}
    starts = starts_of(places.new.definition, places.of(scope.element))
    wanted = [one.id for one in starts]
    left = [places.of(one) for one in scope.loop["waiting"]]
    return [
        *(one for one in left if one in wanted),
        *(one for one in wanted if one not in known),
    ]


def begun_again(step: Step, token: Token, waited: Armed) -> Armed:
    """Begin the work of a token anew, as a new activation; its border stays armed."""
    state = step.state
    fresh = Token(state.number(), token.scope, token.element, "active", token.via)
    fresh.thrower, fresh.done = token.thrower, token.done
    border = border_only(Armed(fresh, None, waited.nodes))
    names = {one.id for one in border.nodes}
    for wait in state.waits_of(token=token.id):
        if wait.element not in names:
            drop_wait(step, wait)
            continue
        state.drop(wait)
        wait.token = fresh.id
        state.add(wait)
    step.effects.append(Stop(token.id))
    step.tell("cancelled", token)
    state.drop(token)
    state.add(fresh)
    step.tell("entered", fresh)
    throws = step.node(fresh).type in THROWS
    step.later("throw" if throws else "work", fresh.id)
    return border


def border_only(owner: Armed) -> Armed:
    """Return what may interrupt a token; its own events wait for its work to begin."""
    nodes = [one for one in owner.nodes if one.type == "boundaryEvent"]
    return Armed(owner.token, owner.scope, nodes)


def look_at_joins(step: Step) -> None:
    """Let joins go on that have got, by the new version, all that they wait for."""
    seen: set[tuple[int, str]] = set()
    for token in list(step.state.tokens.values()):
        place = (token.scope, token.element)
        if is_joining(token) and place not in seen:
            seen.add(place)
            look_at_join(step, token)


def is_joining(token: Token) -> bool:
    """Say whether a token waits for others, or failed because none can come."""
    return token.status == "joining" or token.work == "join"


def look_at_join(step: Step, token: Token) -> None:
    """Let the tokens that wait together with one go on, as often as they are enough."""
    node = step.node(token)
    inside = step.state.tokens_in(token.scope)
    waiting = [one for one in inside if one.element == node.id and is_joining(one)]
    while waiting:
        if node.type == "parallelGateway":
            group = list(first_of_each(waiting).values())
            enough = len(group) >= len(node.incoming)
        else:
            wanted = max(node.start_quantity, 1)
            group = waiting[:wanted]
            enough = node.is_activity and len(group) == wanted
        if not enough:
            return
        waiting = [one for one in waiting if one not in group]
        go_on(step, group)


def go_on(step: Step, group: list[Token]) -> None:
    """Make one token of those that waited, and go on."""
    group = [fresh_join(step, o) if o.status == "failed" else o for o in group]
    activity = step.node(group[0]).is_activity
    join(step, group, work="begin" if activity else "leave")
    if activity:
        step.tell("entered", group[0])


def fresh_join(step: Step, token: Token) -> Token:
    """Let a token that failed at a join wait there again, as a new activation."""
    state = step.state
    fresh = Token(state.number(), token.scope, token.element, "joining", token.via)
    fresh.thrower, fresh.done = token.thrower, token.done
    token.status = "joining"
    step.effects.append(Stop(token.id))
    step.tell("cancelled", token)
    state.drop(token)
    state.add(fresh)
    step.tell("entered", fresh)
    return fresh
