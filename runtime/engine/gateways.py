"""Joins: what waits at a gateway, and when it goes on."""

from __future__ import annotations

from runtime.engine import waits
from runtime.engine.paths import sources_of
from runtime.engine.scopes import remove_token
from runtime.engine.state import Token
from runtime.engine.step import Step


def arrive(step: Step, token: Token) -> None:
    """Do what the kind of a gateway asks for. Raises NoValue."""
    node = step.node(token)
    if node.type == "eventBasedGateway":
        wait_for_events(step, token)
    elif node.type == "parallelGateway" and len(node.incoming) > 1:
        arrive_at_parallel(step, token)
    elif node.type == "inclusiveGateway" and len(node.incoming) > 1:
        token.status = "joining"
    else:
        # A complex gateway is refused at publishing; what it means is not known.
        step.later("refuse" if node.type == "complexGateway" else "leave", token.id)


def wait_for_events(step: Step, token: Token) -> None:
    """Wait for the first of the events behind a gateway. Raises NoValue."""
    token.status = "active"
    targets = [step.definition.flows[one].target for one in step.node(token).outgoing]
    waits.begin_all(step, token, targets)
    step.record("waiting", token.element, token.id)


def waiting_at(step: Step, token: Token) -> list[Token]:
    """Return the tokens that wait where this one does, this one among them."""
    return [
        one
        for one in step.state.tokens_in(token.scope)
        if one.element == token.element and one.status == "joining"
    ]


def first_of_each(tokens: list[Token]) -> dict[str | None, Token]:
    """Return the oldest token of each incoming flow."""
    found: dict[str | None, Token] = {}
    for one in tokens:
        found.setdefault(one.via, one)
    return found


def join(step: Step, tokens: list[Token], work: str = "leave") -> None:
    """Make one token of several and go on."""
    kept, *others = tokens
    for one in others:
        step.tell("completed", one)
        remove_token(step, one)
    kept.status, kept.problem = "ready", None
    step.later(work, kept.id)


def arrive_at_parallel(step: Step, token: Token) -> None:
    """Go on when each incoming flow has brought a token."""
    token.status = "joining"
    arrived = first_of_each(waiting_at(step, token))
    if len(arrived) >= len(step.node(token).incoming):
        join(step, list(arrived.values()))


def gather(step: Step, token: Token) -> None:
    """Begin an activity once it has got as many tokens as it starts with."""
    token.status = "joining"
    arrived = waiting_at(step, token)
    wanted = step.node(token).start_quantity
    if len(arrived) >= wanted:
        others = [one for one in arrived if one is not token]
        join(step, [token, *others], work="begin")
        step.tell("entered", token)


def may_still_come(step: Step, waiting: list[Token]) -> bool:
    """Say whether a token may still come to an inclusive gateway (§13.4.3)."""
    gateway = step.node(waiting[0])
    arrived = {one.via for one in waiting}
    of_empty: set[str] = set()
    of_full: set[str] = set()
    for flow in gateway.incoming:
        reached = of_full if flow in arrived else of_empty
        reached.update(sources_of(step.definition, gateway.id, flow))
    return any(
        one.element in of_empty and one.element not in of_full
        for one in step.state.tokens_in(waiting[0].scope)
        if one.element != gateway.id
    )


def release_inclusive(step: Step) -> bool:
    """Let one inclusive gateway go on to which no token can come any more."""
    for token in list(step.state.tokens.values()):
        inclusive = step.node(token).type == "inclusiveGateway"
        if token.status != "joining" or not inclusive:
            continue
        waiting = waiting_at(step, token)
        full = len(first_of_each(waiting)) >= len(step.node(token).incoming)
        if full or not may_still_come(step, waiting):
            join(step, list(first_of_each(waiting).values()))
            return True
    return False


def report_deadlock(step: Step) -> bool:
    """Stop joins with an incident where nothing else can happen any more.

    Each gateway is named once, by its oldest token.
    """
    tokens = list(step.state.tokens.values())
    inner = [one for one in tokens if one.holds is None]
    if not inner or step.state.waits or any(o.status != "joining" for o in inner):
        return False
    named: set[tuple[int, str]] = set()
    for one in inner:
        if (one.scope, one.element) in named:
            continue
        named.add((one.scope, one.element))
        label = step.node(one).label
        message = f'"{label}" waits for a token that can no longer come.'
        step.fail(one, message, "join")
    return True
