"""SQLite whose writers in one process take turns."""
