"""The child processes of one caller, kept warm."""

from __future__ import annotations

from connectors.calls.process import ChildProcess
from connectors.registry import Connector

MOST_CALLS = 1000
MOST_CHILDREN = 4


class ChildPool:
    """A child process for each package, of those that were called last."""

    def __init__(self, *, memory: int) -> None:
        self._memory = memory
        self._children: dict[str, ChildProcess] = {}

    def take(self, connector: Connector) -> ChildProcess:
        """Return the process for a call; it is given back or ended."""
        child = self._children.pop(key_of(connector), None)
        if child is not None:
            if child.is_ready():
                return child
            child.end()
        return ChildProcess(str(connector.root), memory=self._memory)

    def give_back(self, connector: Connector, child: ChildProcess) -> None:
        """Keep a process for the next call, unless it has done enough of them."""
        child.calls += 1
        if child.calls >= MOST_CALLS:
            child.end()
            return
        self._children[key_of(connector)] = child
        if len(self._children) > MOST_CHILDREN:
            self._children.pop(next(iter(self._children))).end()

    def close(self) -> None:
        """End all processes."""
        while self._children:
            self._children.popitem()[1].end()


def key_of(connector: Connector) -> str:
    """Return what connectors share that share a process."""
    return f"{connector.root}:{connector.package}"
