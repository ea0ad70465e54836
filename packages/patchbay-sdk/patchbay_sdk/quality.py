"""The quality level that a package was shown to have, kept as `quality.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Level = Literal["bronze", "silver", "gold"]

FILE = "quality.json"
LEVELS: tuple[Level, ...] = get_args(Level)
MAX_BYTES = 64 * 1024
LEFT_OUT = frozenset({"__pycache__", FILE})


@dataclass(frozen=True)
class Quality:
    """A level with the rules behind it."""

    level: Level
    rules: tuple[str, ...]


def quality_of(folder: Path) -> Quality | None:
    """Return the level of the connector in a folder.

    None where it was never checked, or where its files are not those that were
    checked. Runs no code.
    """
    try:
        if (folder / FILE).stat().st_size > MAX_BYTES:
            return None
        content = json.loads((folder / FILE).read_text(encoding="utf-8"))
        level, rules = content["level"], tuple(str(one) for one in content["rules"])
        is_same = content["files"] == fingerprint(folder)
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
    return Quality(level, rules) if level in LEVELS and is_same else None


def fingerprint(folder: Path) -> str:
    """Return what changes with any file of a connector: SHA-256 in hexadecimal."""
    found = hashlib.sha256()
    for file in sorted(own_files(folder)):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        found.update(f"{file.relative_to(folder).as_posix()}\0{content}\n".encode())
    return found.hexdigest()


def own_files(folder: Path) -> Iterator[Path]:
    """Yield the files of a connector; folders with a manifest are another one's."""
    for entry in folder.iterdir():
        if entry.name in LEFT_OUT or entry.is_symlink():
            continue
        if entry.is_dir():
            if not (entry / "connector.json").exists():
                yield from own_files(entry)
        elif entry.suffix != ".pyc":
            yield entry
