"""The state of a Request: scopes, tokens and what they wait for; JSON in and out.

Only what is still going on is kept, so its size does not grow with history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from typing import Any, Literal, TypeVar

ScopeKind = Literal[
    "process", "sub", "adHoc", "event", "loop", "instance", "compensation"
]
TokenStatus = Literal["ready", "joining", "active", "failed"]
Part = TypeVar("Part")
Key = TypeVar("Key")


@dataclass
class Token:
    """Where a Request is. `id` is the activation: new whenever a node is entered.

    `via` is the sequence flow that it came by, `holds` the scope that runs inside,
    `thrower` the token that waits for this compensation, `pending` what this token
    has still to compensate, `done` what was done inside it. Where it failed, `work` is
    what has to be done again and `kept` the outputs that are not written yet.
    """

    id: int
    scope: int
    element: str
    status: TokenStatus = "ready"
    via: str | None = None
    holds: int | None = None
    thrower: int | None = None
    pending: list[dict[str, Any]] | None = None
    done: list[dict[str, Any]] = field(default_factory=list)
    problem: str | None = None
    work: str | None = None
    kept: dict[str, Any] | None = None


@dataclass
class Scope:
    """A process, sub-process, loop or instance that runs, with its variables.

    `holder` is the token that it runs inside; `done` lists the completed activities
    that compensation can undo, oldest first; `interrupted` says that an event
    sub-process took over.
    """

    id: int
    kind: ScopeKind
    element: str
    parent: int | None = None
    holder: int | None = None
    variables: dict[str, Any] = field(default_factory=dict)
    done: list[dict[str, Any]] = field(default_factory=list)
    loop: dict[str, Any] | None = None
    interrupted: bool = False


@dataclass
class Wait:
    """An event that would go on: a timer, message, signal or condition.

    `token` is the activation that waits, None for event sub-processes; `scope` is then
    the one that they belong to. `due` is ISO 8601 in UTC. A condition is looked at for
    `was` turning from false to true.
    """

    id: int
    kind: str
    element: str
    token: int | None = None
    scope: int | None = None
    name: str = ""
    due: str | None = None
    left: int | None = None
    every: str | None = None
    was: bool = False


@dataclass
class State:
    """All that the engine has to remember of one Request.

    Tokens and waits come and go by `add` and `drop`, which know where to find them.
    """

    next: int = 1
    started: bool = False
    scopes: dict[int, Scope] = field(default_factory=dict)
    tokens: dict[int, Token] = field(default_factory=dict)
    waits: dict[int, Wait] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)
    results: dict[str, Any] = field(default_factory=dict)
    cancelled: bool = False
    _inside: dict[int, dict[int, Token]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _waiting: dict[int | None, dict[int, Wait]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        for token in self.tokens.values():
            self._inside.setdefault(token.scope, {})[token.id] = token
        for wait in self.waits.values():
            self._waiting.setdefault(wait.token, {})[wait.id] = wait

    def add(self, part: Token | Wait) -> None:
        """Take a token or wait in."""
        if isinstance(part, Token):
            self.tokens[part.id] = part
            self._inside.setdefault(part.scope, {})[part.id] = part
        else:
            self.waits[part.id] = part
            self._waiting.setdefault(part.token, {})[part.id] = part

    def drop(self, part: Token | Wait) -> None:
        """Take a token or wait out, if it is still there."""
        if isinstance(part, Token):
            self.tokens.pop(part.id, None)
            drop_from(self._inside, part.scope, part.id)
        else:
            self.waits.pop(part.id, None)
            drop_from(self._waiting, part.token, part.id)

    def count_in(self, scope: int) -> int:
        """Return how many tokens are directly in a scope."""
        return len(self._inside.get(scope, ()))

    def number(self) -> int:
        """Return a number that this Request has never used."""
        self.next += 1
        return self.next - 1

    def tokens_in(self, scope: int) -> list[Token]:
        """Return the tokens directly in a scope, the oldest first."""
        return list(self._inside.get(scope, {}).values())

    def waits_of(
        self, *, token: int | None = None, scope: int | None = None
    ) -> list[Wait]:
        """Return what a token waits for, or the event sub-processes of a scope."""
        waits = list(self._waiting.get(token, {}).values())
        return [one for one in waits if token is not None or one.scope == scope]

    def chain(self, scope: int | None) -> Iterator[Scope]:
        """Yield a scope and those around it, up to its process."""
        while scope is not None and scope in self.scopes:
            found = self.scopes[scope]
            yield found
            if found.kind == "process":
                return
            scope = found.parent

    @property
    def roots(self) -> list[Scope]:
        """Return the processes that run by themselves, not inside a call activity."""
        return [
            one
            for one in self.scopes.values()
            if one.kind == "process" and one.holder is None
        ]

    @property
    def variables(self) -> dict[str, Any]:
        """Return the variables of the Request, also once it is completed."""
        found = dict(self.results)
        for scope in self.roots:
            found.update(scope.variables)
        return found

    def variables_at(self, activation: int) -> dict[str, Any]:
        """Return the variables that an activation sees, the nearest ones first."""
        token = self.tokens.get(activation)
        found: dict[str, Any] = {}
        for one in reversed(list(self.chain(None if token is None else token.scope))):
            found.update(one.variables)
        return found

    @property
    def outcome(
        self,
    ) -> Literal["running", "completed", "waiting", "incident", "cancelled"]:
        """Return how the Request stands."""
        if self.cancelled:
            return "cancelled"
        tokens = self.tokens.values()
        if any(one.status == "failed" for one in tokens):
            return "incident"
        if any(one.status == "ready" for one in tokens):
            return "running"
        return "waiting" if self.tokens or not self.started else "completed"

    def to_json(self) -> dict[str, Any]:
        """Return the state as JSON values."""
        return {
            "next": self.next,
            "started": self.started,
            "scopes": [_short(one) for one in self.scopes.values()],
            "tokens": [_short(one) for one in self.tokens.values()],
            "waits": [_short(one) for one in self.waits.values()],
            "messages": self.messages,
            "results": self.results,
            "cancelled": self.cancelled,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> State:
        """Return the state that `to_json` gave."""
        return cls(
            next=value["next"],
            started=value["started"],
            scopes={one["id"]: Scope(**one) for one in value["scopes"]},
            tokens={one["id"]: Token(**one) for one in value["tokens"]},
            waits={one["id"]: Wait(**one) for one in value["waits"]},
            messages=list(value["messages"]),
            results=dict(value["results"]),
            cancelled=value["cancelled"],
        )


def drop_from(index: dict[Key, dict[int, Part]], key: Key, number: int) -> None:
    """Take a part out of an index, and its shelf where it was the last one."""
    shelf = index.get(key)
    if shelf is not None:
        shelf.pop(number, None)
        if not shelf:
            del index[key]


def _defaults(kind: type[Any]) -> dict[str, Any]:
    found = {}
    for one in fields(kind):
        if one.default is not MISSING:
            found[one.name] = one.default
        elif one.default_factory is not MISSING:
            found[one.name] = one.default_factory()
    return found


_DEFAULTS = {kind: _defaults(kind) for kind in (Token, Scope, Wait)}


def _short(part: Token | Scope | Wait) -> dict[str, Any]:
    """Return the members that differ from their defaults."""
    defaults = _DEFAULTS[type(part)]
    return {
        name: value
        for name, value in vars(part).items()
        if name not in defaults or value != defaults[name]
    }
