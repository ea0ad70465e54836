"""Connections to databases."""

from __future__ import annotations

import sqlite3
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from patchbay_sdk import BpmnError, Context, Failed, RetryLater, Secret
from sqlalchemy import URL, Connection, create_engine, event, text
from sqlalchemy.exc import (
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.pool import NullPool

# What PostgreSQL says of a server that starts, ends or has too many connections.
LATER = ("08", "53", "57P", "40")
# What is said to have been taken back.
UNDONE = ("40", "database is locked")


@contextmanager
def connected(context: Context, *, read_only: bool) -> Iterator[Connection]:
    """Give a connection in a transaction. Raises RetryLater, Failed and
    BpmnError("constraint")."""
    account = context.credential
    if not account.get("database"):
        raise Failed("The step has no database. Choose a credential.")
    is_file = account.get("kind", "postgresql") == "sqlite"
    sent = False
    engine = create_engine(
        address(account, is_file=is_file),
        poolclass=NullPool,
        connect_args={} if is_file else arguments(account, context.timeout),
    )
    if is_file:
        event.listen(engine, "connect", confined)
    try:
        with engine.begin() as connection:
            for statement in forbidding(is_file=is_file) if read_only else ():
                connection.execute(text(statement))
            sent = not read_only
            yield connection
    except SQLAlchemyError as error:
        raise meaning_of(error, in_doubt=sent) from error
    finally:
        engine.dispose()


def address(account: Mapping[str, Any], *, is_file: bool) -> URL:
    """Return where the database is. pg8000 speaks over Python's own sockets, where
    Patchbay sees whom a connector connects to."""
    name = str(account["database"])
    if is_file:
        place = quote(str(Path(name).absolute()))
        return URL.create("sqlite", database=f"file:{place}", query=ONLY_PRESENT)
    secret = account.get("password")
    return URL.create(
        "postgresql+pg8000",
        username=str(account.get("user") or "") or None,
        password=secret.reveal() if isinstance(secret, Secret) else None,
        host=str(account.get("host", "")),
        port=int(account.get("port") or 5432),
        database=name,
    )


ONLY_PRESENT = {"mode": "rw", "uri": "true"}


def arguments(account: Mapping[str, Any], seconds: float) -> dict[str, Any]:
    """Return how a server is connected to."""
    encrypted = str(account.get("encrypted", "true")).lower() != "false"
    found: dict[str, Any] = {"timeout": max(int(seconds), 1)}
    return (
        {**found, "ssl_context": ssl.create_default_context()} if encrypted else found
    )


def confined(connection: Any, _record: Any) -> None:
    """Let SQLite look at foreign keys, and open no other file."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.set_authorizer(authorized)


def authorized(action: int, *_: Any) -> int:
    """Refuse what opens other files: ATTACH, and VACUUM INTO, which does so."""
    refused = action in {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH}
    return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK


def forbidding(*, is_file: bool) -> tuple[str, ...]:
    """Return what forbids changes in a transaction.

    After its first query PostgreSQL lets nobody allow them again.
    """
    if is_file:
        return ("PRAGMA query_only = ON",)
    return ("SET TRANSACTION READ ONLY", "SELECT 1")


def meaning_of(error: SQLAlchemyError, *, in_doubt: bool) -> Exception:
    """Return what an error of the database means for the call.

    `in_doubt` says that a change was sent: where the connection breaks off, nobody
    knows whether it was made.
    """
    said = words_of(error)
    refused = refusal_behind(error)
    if refused is not None:
        return refused
    if isinstance(error, IntegrityError) or said.startswith("23"):
        return BpmnError("constraint", said)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    unreachable = isinstance(error, InterfaceError | OperationalError)
    if lost or (unreachable and may_come_back(said)):
        if in_doubt and not said.startswith(UNDONE):
            return Failed(
                f"It is not known whether the rows were changed: {said}. Look there, "
                "then retry or skip."
            )
        return RetryLater(f"The database cannot be reached: {said}")
    return Failed(f"The database says: {said}")


def refusal_behind(error: BaseException) -> PermissionError | None:
    """Return what Patchbay said of a connection that it does not allow."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, PermissionError):
        cause = cause.__cause__ or cause.__context__
    return cause


def may_come_back(said: str) -> bool:
    """Say whether a database that cannot be used may be later."""
    return any(
        one in said.lower()
        for one in ("can't create a connection", "locked", "timed out", "refused")
    ) or said.startswith(LATER)


def words_of(error: SQLAlchemyError) -> str:
    """Return what the database says, in a line without the values of the call."""
    origin = getattr(error, "orig", None) or error
    given = origin.args[0] if origin.args else ""
    if isinstance(given, dict):
        return f"{given.get('C', '')} {given.get('M', '')}".strip()[:500]
    return " ".join(str(given or type(origin).__name__).split())[:500]
