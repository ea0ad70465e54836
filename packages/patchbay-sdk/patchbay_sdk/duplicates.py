"""Names that must be there once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from patchbay_sdk.places import Problem, name_in, named_lists


def duplicate_problems(manifest: dict[str, Any]) -> Iterator[Problem]:
    """Yield names that are there more than once in their list."""
    for path, kind, entries in named_lists(manifest):
        counted = Counter(name_in(one, kind) for one in entries)
        for name, count in counted.items():
            if count > 1:
                what = kind.replace("_", " ")
                yield path, f"There are {count} {what} called {name}."
