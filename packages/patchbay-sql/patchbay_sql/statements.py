"""The operations `query` and `execute`."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from patchbay_sdk import BpmnError, Context, Failed, Settings
from sqlalchemy import TextClause, text
from sqlalchemy.engine import RowMapping

from patchbay_sql.databases import connected
from patchbay_sql.single import is_single


def query(settings: Settings, context: Context) -> dict[str, Any]:
    """Read rows. Raises BpmnError("no-rows"), RetryLater and Failed."""
    most = int(settings.get("most", 1000))
    statement = statement_of(settings)
    with connected(context, read_only=True) as connection:
        found = connection.execute(statement, values_of(settings))
        rows = as_json(found.mappings().fetchmany(most)) if found.returns_rows else []
    context.log.info("Read %s rows", len(rows))
    if not rows and settings.get("needed"):
        raise BpmnError("no-rows")
    return {"rows": rows, "first": rows[0] if rows else None, "count": len(rows)}


def execute(settings: Settings, context: Context) -> dict[str, Any]:
    """Change rows. Raises BpmnError("constraint"), RetryLater and Failed."""
    statement = statement_of(settings)
    with connected(context, read_only=False) as connection:
        found = connection.execute(statement, values_of(settings))
        rows = as_json(found.mappings()) if found.returns_rows else []
        count = len(rows) if found.returns_rows else max(found.rowcount, 0)
    context.log.info("Changed %s rows", count)
    return {"count": count, "rows": rows}


def check_database(_settings: Settings, context: Context) -> dict[str, Any]:
    """Connect and read nothing. Raises RetryLater and Failed."""
    with connected(context, read_only=True) as connection:
        connection.execute(text("SELECT 1"))
    return {}


def statement_of(settings: Settings) -> TextClause:
    """Return the statement of a step. Raises Failed for several at once."""
    written = str(settings["sql"])
    if not is_single(written):
        raise Failed("A step makes one statement; use a step for each.")
    return text(written)


def values_of(settings: Settings) -> dict[str, Any]:
    """Return the values of a statement; lists and objects as JSON text stay theirs."""
    return dict(settings.get("values") or {})


def as_json(rows: Iterable[RowMapping]) -> list[dict[str, Any]]:
    """Return rows as JSON takes them."""
    return [{name: plain(value) for name, value in row.items()} for row in rows]


def plain(value: Any) -> Any:
    """Return a value of a column as JSON takes it."""
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    for kinds, written in WRITTEN:
        if isinstance(value, kinds):
            return written(value)
    return value if isinstance(value, str | int | None) else str(value)


def number_of(value: Decimal) -> int | float | str | None:
    """Return an exact number as JSON takes it; as text where it would lose digits."""
    if not value.is_finite():
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(value) if Decimal(repr(float(value))) == value else str(value)


def finite(value: float) -> float | None:
    """Return a number, None for what JSON has no number for."""
    return value if math.isfinite(value) else None


def in_base64(value: bytes) -> str:
    """Return bytes as text."""
    return base64.b64encode(bytes(value)).decode()


WRITTEN: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (Decimal, number_of),
    (float, finite),
    ((date, time), lambda one: one.isoformat()),
    ((bytes, bytearray, memoryview), in_base64),
    ((UUID, timedelta), str),
)
