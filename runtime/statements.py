"""SQL that every step runs, built once from the models.

Django composes a statement anew each time it is run, which takes ten times as long as
running it. These are the statements of a connector call; everything else goes through
querysets. SQLite and PostgreSQL only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any, cast

from django.db import connection
from django.db.models import Field, ForeignKey, Model

# Fields whose values the databases take as they are.
PLAIN = frozenset({"BigAutoField", "CharField", "PositiveIntegerField", "TextField"})


@contextmanager
def executed(sql: str, parameters: Sequence[Any]) -> Iterator[Any]:
    """Run a statement and give its cursor.

    Django has psycopg write values into the statement, so that PostgreSQL plans it
    anew each time; here it plans it once for each connection.
    """
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            yield cursor
        return
    from psycopg import Cursor

    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as prepared:
        yield prepared.execute(sql, parameters, prepare=True)


@cache
def is_plain(field: Field[Any, Any]) -> bool:
    """Say whether the values of a field need no writing for the database."""
    keys = field.target_field if isinstance(field, ForeignKey) else field
    return keys.get_internal_type() in PLAIN


def adapted(field: Field[Any, Any], value: Any) -> Any:
    """Return a value as the database takes it."""
    if is_plain(field):
        return value
    return field.get_db_prep_save(value, connection)


def field_of(model: type[Model], name: str) -> Field[Any, Any]:
    """Return a field of a model that has a column."""
    return cast("Field[Any, Any]", model._meta.get_field(name))


def quoted(field: Field[Any, Any]) -> str:
    """Return the name of a field's column as SQL writes it."""
    return str(connection.ops.quote_name(str(field.column)))


class Update:
    """`UPDATE … SET a, b WHERE c = … AND d = …`; answers how many rows it changed."""

    def __init__(
        self, model: type[Model], *, sets: Iterable[str], where: Iterable[str]
    ) -> None:
        self.model = model
        self.sets = tuple(sets)
        self.where = tuple(where)

    @cached_property
    def fields(self) -> list[Field[Any, Any]]:
        """Return the fields in the order of the placeholders."""
        names = (*self.sets, *self.where)
        return [field_of(self.model, name) for name in names]

    @cached_property
    def sql(self) -> str:
        """Return the statement."""
        columns = [f"{quoted(one)} = %s" for one in self.fields]
        sets = ", ".join(columns[: len(self.sets)])
        where = " AND ".join(columns[len(self.sets) :])
        table = connection.ops.quote_name(self.model._meta.db_table)
        return f"UPDATE {table} SET {sets} WHERE {where}"  # noqa: S608

    def run(self, *values: Any) -> int:
        """Run it with the values to set, then those to look for."""
        pairs = zip(self.fields, values, strict=True)
        parameters = [adapted(field, value) for field, value in pairs]
        with executed(self.sql, parameters) as cursor:
            return int(cursor.rowcount)


class Insert:
    """`INSERT INTO … VALUES …, …` of new rows, which get their ids."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    @cached_property
    def fields(self) -> list[Field[Any, Any]]:
        """Return all fields but the id that the database gives."""
        return [one for one in self.model._meta.local_fields if not one.primary_key]

    @cached_property
    def head(self) -> str:
        """Return the statement up to its values."""
        table = connection.ops.quote_name(self.model._meta.db_table)
        columns = ", ".join(quoted(one) for one in self.fields)
        return f"INSERT INTO {table} ({columns}) VALUES "  # noqa: S608

    def run(self, rows: Sequence[Model]) -> None:
        """Insert rows, at most some hundred; nothing for none."""
        if not rows:
            return
        one = f"({', '.join(['%s'] * len(self.fields))})"
        key = quoted(field_of(self.model, "id"))
        sql = f"{self.head}{', '.join([one] * len(rows))} RETURNING {key}"
        parameters = [
            adapted(field, getattr(row, field.attname))
            for row in rows
            for field in self.fields
        ]
        with executed(sql, parameters) as cursor:
            for row, (identifier,) in zip(rows, cursor.fetchall(), strict=True):
                row.pk = identifier
                row._state.adding = False


class Select:
    """`SELECT a FROM … WHERE b = …`, where `a` is text and `b` plain."""

    def __init__(self, model: type[Model], column: str, *, where: str) -> None:
        self.model = model
        self.column = column
        self.where = where

    @cached_property
    def sql(self) -> str:
        """Return the statement."""
        table = connection.ops.quote_name(self.model._meta.db_table)
        column = quoted(field_of(self.model, self.column))
        where = quoted(field_of(self.model, self.where))
        return f"SELECT {column} FROM {table} WHERE {where} = %s"  # noqa: S608

    def run(self, value: Any) -> list[str]:
        """Return the column of the rows that have a value."""
        with executed(self.sql, [value]) as cursor:
            return [str(found) for (found,) in cursor.fetchall()]
