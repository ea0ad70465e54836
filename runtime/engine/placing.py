"""Finds out whether another version has a place for all that a Request remembers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from runtime.engine.compensation import event_handler_of, handler_of
from runtime.engine.definition import Definition, Node
from runtime.engine.exceptions import EngineError
from runtime.engine.state import Scope, Token
from runtime.engine.step import Step
from runtime.engine.working import doing, is_working

# What is done again from its beginning, so that a loop may be another one then.
NOT_BEGUN = frozenset({"enter", "begin", "work"})
KINDS: Mapping[str, str] = {
    "exclusiveGateway": "an exclusive gateway",
    "parallelGateway": "a parallel gateway",
    "inclusiveGateway": "an inclusive gateway",
    "eventBasedGateway": "an event-based gateway",
    "complexGateway": "a complex gateway",
    "startEvent": "a start event",
    "endEvent": "an end event",
    "intermediateCatchEvent": "an intermediate catch event",
    "intermediateThrowEvent": "an intermediate throw event",
    "boundaryEvent": "a boundary event",
}


@dataclass(frozen=True)
class Obstacle:
    """Why a Request cannot be moved, at an element of the version that it is on.

    `code` is missing, kind, level, loop, flow, called, undo, message or timer; the
    message names the element.
    """

    element: str
    code: str
    message: str


class CannotMove(EngineError):
    """The other version has no place for something in this Request."""

    code = "cannot-move"

    def __init__(self, obstacles: Iterable[Obstacle]) -> None:
        self.obstacles = tuple(obstacles)
        super().__init__(" ".join(one.message for one in self.obstacles))


def kind_of(node: Node) -> str:
    """Return what kind of element a node is; tokens stay within a kind."""
    if node.by_event:
        return "an event sub-process"
    if node.for_compensation:
        return "a compensation activity"
    return "an activity" if node.is_activity else KINDS[node.type]


class Places:
    """Where the parts of a state go. `old` and `new` share it, before it is changed."""

    def __init__(self, old: Step, new: Step, mapping: Mapping[str, str]) -> None:
        self.old = old
        self.new = new
        self.mapping = mapping
        self.obstacles: dict[tuple[str, str], Obstacle] = {}

    def of(self, identifier: str) -> str:
        """Return the id of an element, process or flow in the new version."""
        return self.mapping.get(identifier, identifier)

    def target(self, element: str) -> Node | None:
        """Return the flow node that an element goes to."""
        return self.new.definition.nodes.get(self.of(element))

    def refuse(self, element: str, code: str, message: str) -> None:
        """Note an obstacle, once for each element and code."""
        self.obstacles.setdefault((element, code), Obstacle(element, code, message))

    def label(self, element: str) -> str:
        """Return what a person calls an element or process of the old version."""
        node = self.old.definition.nodes.get(element)
        names = self.old.definition.names
        return node.label if node else names.get(element) or element

    def check(self) -> None:
        """Look at every part of the state. Raises CannotMove."""
        for scope in self.old.state.scopes.values():
            self.check_scope(scope)
        for token in self.old.state.tokens.values():
            self.check_token(token)
        for kept in self.old.state.messages:
            self.check_message(kept["target"])
        if self.obstacles:
            raise CannotMove(self.obstacles.values())

    def check_scope(self, scope: Scope) -> None:
        """Look at a process, and at what was done in a scope."""
        gone = self.of(scope.element) not in self.new.definition.processes
        if scope.kind == "process" and gone:
            self.refuse_missing(scope.element)
        self.check_entries(scope.done)

    def refuse_missing(self, element: str) -> None:
        """Say that the new version has no such element."""
        text = f'"{self.label(element)}" is not in the new version.'
        self.refuse(element, "missing", text)

    def check_token(self, token: Token) -> None:
        """Look at where a token stands, and at what goes on there."""
        self.check_entries(token.done)
        self.check_entries(token.pending or [])
        before, after = self.old.node(token), self.target(token.element)
        if after is None:
            self.refuse_missing(before.id)
        elif kind_of(before) != kind_of(after):
            text = f'"{before.label}" is {kind_of(before)}; "{after.label}" is '
            self.refuse(before.id, "kind", f"{text}{kind_of(after)}.")
        else:
            self.check_level(before, after)
            self.check_loop(token, before, after)
            self.check_work(token, before, after)
            self.check_flow(token, before, after)

    def check_level(self, before: Node, after: Node) -> None:
        """Look whether an element is in the same process or sub-process.

        One whose process or sub-process is gone is refused with that one.
        """
        around = self.of(before.container)
        if after.container != around and around in self.new.definition.contents:
            text = f'"{before.label}" is in "{self.label(before.container)}"; '
            text += f'"{after.label}" is in another process or sub-process.'
            self.refuse(before.id, "level", text)

    def check_loop(self, token: Token, before: Node, after: Node) -> None:
        """Look whether rounds that have begun can go on."""
        again = token.status == "failed" and token.work in NOT_BEGUN
        begun = token.holds is not None or not again
        if begun and token.status != "joining" and before.loop != after.loop:
            text = f'The loop of "{before.label}" has begun, and it is another one in '
            self.refuse(before.id, "loop", f"{text}the new version.")

    def check_work(self, token: Token, before: Node, after: Node) -> None:
        """Look whether what runs inside a token, or elsewhere for it, can go on."""
        held = self.old.state.scopes.get(token.holds or 0)
        if held is None:
            calls = is_working(token) and doing(before)[0] == "process"
            other = doing(after) != ("process", self.of(before.called))
        elif held.kind == "process":
            calls, other = True, after.called != self.of(held.element)
        else:
            calls, other = False, held.kind != "loop" and before.type != after.type
        if calls and other:
            text = f'"{before.label}" waits for the process "{before.called}", which '
            self.refuse(before.id, "called", f'{text}"{after.label}" does not call.')
        elif other and held is not None:
            text = f'"{before.label}" is running; "{after.label}" is another kind of '
            self.refuse(before.id, "kind", f"{text}sub-process.")

    def check_flow(self, token: Token, before: Node, after: Node) -> None:
        """Look whether the flow that a token waits behind still leads to its join."""
        joins = token.status == "joining" or token.work == "join"
        if not joins or before.is_activity or token.via is None:
            return
        if self.of(token.via) not in after.incoming:
            flow = self.old.definition.flows.get(token.via)
            source = self.label(flow.source) if flow else token.via
            text = f'"{before.label}" waits for others, and the flow from "{source}" '
            self.refuse(before.id, "flow", f"{text}no longer leads to it.")

    def check_entries(self, entries: list[dict[str, Any]]) -> None:
        """Look whether what was completed can still be undone."""
        for entry in entries:
            element = entry["element"]
            after = self.target(element)
            undone = handled(self.old, element)
            if after is None or (undone and not handled(self.new, after.id)):
                text = f'"{self.label(element)}" was completed and can be undone; the '
                self.refuse(element, "undo", f"{text}new version has nothing for that.")
            else:
                self.check_level(self.old.definition.nodes[element], after)
            self.check_entries(entry["done"])

    def check_message(self, target: str) -> None:
        """Look whether a message that was kept still has somebody to take it."""
        known = self.of(target) in self.new.definition.processes
        if not known and self.target(target) is None:
            text = f'A message waits for "{self.label(target)}", which is not in the '
            self.refuse(target, "message", f"{text}new version.")


def fitting(
    old: Definition, new: Definition, element: str, mapping: Mapping[str, str]
) -> list[Node]:
    """Return the nodes of the new version that an element of the old one could go to.

    They are of its kind and in its process or sub-process.
    """
    node = old.nodes.get(element)
    if node is None:
        return []
    around = mapping.get(node.container, node.container)
    return [one for one in new.inside(around) if kind_of(one) == kind_of(node)]


def handled(step: Step, element: str) -> bool:
    """Say whether an activity has something that undoes it."""
    found = handler_of(step, element) or event_handler_of(step, element)
    return found is not None
