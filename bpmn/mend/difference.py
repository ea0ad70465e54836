"""What changed, as a unified diff, in time proportional to the file.

A repair leaves lines where they are or takes blank ones off the start, so lines are
compared one by one; difflib needs quadratic time where many lines are the same.
"""

from __future__ import annotations

from collections.abc import Iterator

CONTEXT = 3


def difference(before: str, after: str) -> str:
    """Return the unified diff of a file and its mended copy."""
    old, new = before.splitlines(), after.splitlines()
    dropped = max(0, len(old) - len(new))
    changed = [
        index
        for index in range(max(len(old) - dropped, len(new)))
        if old[index + dropped : index + dropped + 1] != new[index : index + 1]
    ]
    if dropped:
        changed = [-1, *changed]
    hunks = (hunk(old, new, group, dropped) for group in grouped(changed))
    lines = [
        "--- as imported",
        "+++ mended",
        *(line for part in hunks for line in part),
    ]
    return "\n".join(lines) + "\n"


def grouped(changed: list[int]) -> Iterator[list[int]]:
    """Yield the changed lines that stand near each other."""
    group: list[int] = []
    for index in changed:
        if group and index - group[-1] > 2 * CONTEXT:
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def hunk(
    old: list[str], new: list[str], group: list[int], dropped: int
) -> Iterator[str]:
    """Yield one hunk; line -1 stands for the dropped lines at the start."""
    first = max(0, group[0] - CONTEXT)
    last = min(len(new), group[-1] + CONTEXT + 1)
    lost = dropped if group[0] < 0 else 0
    start = first + dropped - lost
    yield (f"@@ -{start + 1},{last - first + lost} +{first + 1},{last - first} @@")
    yield from (f"-{line}" for line in old[:lost])
    marked = set(group)
    for index in range(first, last):
        if index not in marked:
            yield f" {new[index]}"
            continue
        yield from (f"-{line}" for line in old[index + dropped : index + dropped + 1])
        yield f"+{new[index]}"
