"""Django's SQLite backend, with a queue for the writers of this process.

SQLite lets a writer that finds the file locked sleep and ask again, for up to 25 ms
each time. Writers of one process wait for a lock here instead, and begin at once when
it is free; those of other processes still ask.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

TURNS: dict[str, threading.Lock] = {}
LONGEST_WAIT = 20.0


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for its turn before it begins to write."""

    has_turn = False

    @property
    def turn(self) -> threading.Lock:
        """Return the lock of this database file."""
        name = str(self.settings_dict["NAME"])
        return TURNS.setdefault(name, threading.Lock())

    def _start_transaction_under_autocommit(self) -> None:
        # Transactions are IMMEDIATE: beginning one takes the right to write.
        self.take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self.give_turn()
            raise

    def _commit(self) -> None:
        self.ended(super()._commit)  # type: ignore[misc]

    def _rollback(self) -> None:
        self.ended(super()._rollback)  # type: ignore[misc]

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self.give_turn()

    def ended(self, end: Callable[[], Any]) -> None:
        """End the transaction; one that fails to commit keeps its turn."""
        end()
        self.give_turn()

    def take_turn(self) -> None:
        """Wait until no other connection of this process writes."""
        if self.has_turn:
            return
        if not self.turn.acquire(timeout=LONGEST_WAIT):
            raise OperationalError("database is locked")
        self.has_turn = True

    def give_turn(self) -> None:
        """Let the next one write."""
        if self.has_turn:
            self.has_turn = False
            self.turn.release()
