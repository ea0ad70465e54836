"""One step of a Request: the state being changed, and what comes of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from runtime.engine.definition import Definition, Node
from runtime.engine.effects import Effect, Incident, Record, Stop
from runtime.engine.exceptions import NoValue, shown
from runtime.engine.state import Scope, ScopeKind, State, Token

Evaluate = Callable[[str, Mapping[str, Any]], Any]


class Step:
    """What the parts of the engine share while one event is worked off.

    `agenda` holds names of work and their tokens, scopes or waits; the machine knows
    what each name does, so that the parts need not know each other. `entries` counts
    the nodes that tokens entered, `changed` says that conditions may have changed.
    """

    def __init__(
        self, definition: Definition, state: State, now: datetime, evaluate: Evaluate
    ) -> None:
        self.definition = definition
        self.state = state
        self.now = now
        self._evaluate = evaluate
        self.records: list[Record] = []
        self.effects: list[Effect] = []
        self.agenda: deque[tuple[str, int]] = deque()
        self.entries = 0
        self.changed = False

    def later(self, work: str, subject: int) -> None:
        """Put work on a token, scope or wait at the end of the agenda."""
        self.agenda.append((work, subject))

    def record(self, event: str, element: str, activation: int | None = None) -> None:
        """Write a line of history."""
        self.records.append(Record(event, element, activation, self.now))

    def tell(self, event: str, token: Token) -> None:
        """Write a line on a token; a loop is told by its rounds alone.

        Tokens that an activity only gathers to start with are not told.
        """
        node = self.node(token)
        gathered = node.is_activity and token.status == "joining"
        if not gathered and (node.loop is None or self.is_round(token)):
            self.record(event, token.element, token.id)

    def node(self, token: Token) -> Node:
        """Return the flow node of a token."""
        return self.definition.nodes[token.element]

    def is_round(self, token: Token) -> bool:
        """Say whether a token is a round of its activity's loop."""
        scope = self.state.scopes[token.scope]
        return scope.kind == "instance" and scope.element == token.element

    def owner(self, token: Token) -> Token:
        """Return the token whose loop a round belongs to, for others itself."""
        if not self.is_round(token):
            return token
        loop = self.state.scopes[self.state.scopes[token.scope].parent or 0]
        return self.state.tokens[loop.holder or 0]

    def enter(
        self, scope: int, element: str, *, via: str | None = None, work: str = "enter"
    ) -> Token:
        """Put a new token on a flow node."""
        token = Token(self.state.number(), scope, element, via=via)
        self.state.add(token)
        self.later(work, token.id)
        return token

    def open_scope(
        self,
        kind: ScopeKind,
        element: str,
        *,
        holder: Token | None = None,
        parent: int | None = None,
        variables: dict[str, Any] | None = None,
    ) -> Scope:
        """Open a scope, inside a token where there is one."""
        if holder is not None and parent is None:
            parent = holder.scope
        scope = Scope(
            self.state.number(),
            kind,
            element,
            parent,
            None if holder is None else holder.id,
            variables or {},
        )
        self.state.scopes[scope.id] = scope
        if holder is not None:
            holder.holds = scope.id
        return scope

    def variables(self, scope: int) -> dict[str, Any]:
        """Return all variables that can be seen in a scope."""
        found: dict[str, Any] = {}
        for one in reversed(list(self.state.chain(scope))):
            found.update(one.variables)
        return found

    def assign(self, scope: int, values: Mapping[str, Any]) -> None:
        """Set variables where they are; new ones in the instance or process."""
        chain = list(self.state.chain(scope))
        for name, value in values.items():
            homes = (s for s in chain if name in s.variables)
            news = (s for s in chain if s.kind in {"instance", "process"})
            home = next(homes, None) or next(news, None)
            if home is not None:
                home.variables[name] = value
                self.changed = True

    def evaluate(self, text: str, variables: Mapping[str, Any]) -> Any:
        """Return the value of FEEL, with or without `=` in front. Raises NoValue."""
        return self._evaluate(text.strip().removeprefix("="), variables)

    def holds(self, condition: str, variables: Mapping[str, Any], what: str) -> bool:
        """Return the truth of a condition. Raises NoValue for anything else."""
        try:
            value = self.evaluate(condition, variables)
        except NoValue as error:
            raise NoValue(f'{what}, "{condition}", has no value: {error}') from error
        if not isinstance(value, bool):
            message = (
                f'{what}, "{condition}", is neither true nor false: {shown(value)}.'
            )
            raise NoValue(message)
        return value

    def fail(self, token: Token, message: str, work: str) -> None:
        """Stop at a token until someone acts; `work` is what is then done again."""
        token.status, token.problem, token.work = "failed", message, work
        self.record("failed", token.element, token.id)
        self.effects += [
            Stop(token.id),
            Incident(token.id, token.element, message),
        ]
