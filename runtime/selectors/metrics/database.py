"""What SQLite and PostgreSQL write differently, without a Python call for each row."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import DateField, FloatField, Func

SECONDS = {
    "sqlite": "(julianday({end}) - julianday({start})) * 86400.0",
    "postgresql": "CAST(EXTRACT(EPOCH FROM ({end} - {start})) AS double precision)",
}
DAY = {
    "sqlite": "substr({at}, 1, 10)",
    "postgresql": "CAST(({at} AT TIME ZONE 'UTC') AS date)",
}


def seconds_between(start: str, end: str) -> str:
    """Return SQL for the seconds between two columns, exact to a millisecond."""
    return SECONDS[connection.vendor].format(start=start, end=end)


class Seconds(Func):
    """The seconds from the first to the second point in time."""

    output_field = FloatField()
    arity = 2

    def as_sql(self, compiler: Any, *_args: Any, **_context: Any) -> tuple[str, Any]:
        """Write it."""
        start, end = (compiler.compile(one) for one in self.get_source_expressions())
        return seconds_between(start[0], end[0]), (*end[1], *start[1])


class Day(Func):
    """The day of a point in time, in UTC."""

    output_field = DateField()
    arity = 1

    def as_sql(self, compiler: Any, *_args: Any, **_context: Any) -> tuple[str, Any]:
        """Write it."""
        (at,) = self.get_source_expressions()
        sql, parameters = compiler.compile(at)
        return DAY[connection.vendor].format(at=sql), parameters
