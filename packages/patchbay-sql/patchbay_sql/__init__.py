"""The SQL connector of Patchbay: rows of PostgreSQL and SQLite databases."""

from __future__ import annotations

from patchbay_sql.statements import check_database, execute, query

__all__ = ["check_database", "execute", "query"]
