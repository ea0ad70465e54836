"""Placeholders in the texts of a manifest: `{name}` stands for a value, nothing more.

`{{` and `}}` are braces. A placeholder is a way into values: `{order.id}`, `{rows.0}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

PIECE = re.compile(
    r"(?P<brace>\{\{|\}\})|\{(?P<keeps>\+?)(?P<way>[^{}]*)\}|(?P<text>[^{}]+)"
)
WAY = re.compile(r"[a-z][a-z0-9_]*(\.[^.{}\s]+)*")


class BadTemplate(ValueError):
    """The text has a brace that belongs to nothing."""


@dataclass(frozen=True)
class Placeholder:
    """Where a value goes: `way` leads to it, `keeps_slashes` is for paths of URLs."""

    way: tuple[str, ...]
    keeps_slashes: bool = False

    @property
    def name(self) -> str:
        """Return the name as it is written between the braces."""
        return ".".join(self.way)


Piece = str | Placeholder


@lru_cache(maxsize=4096)
def pieces_of(template: str) -> tuple[Piece, ...]:
    """Return the texts and placeholders of a template. Raises BadTemplate."""
    pieces: list[Piece] = []
    end = 0
    for found in PIECE.finditer(template):
        if found.start() != end:
            break
        end = found.end()
        pieces.append(piece_of(found))
    if end != len(template):
        raise BadTemplate(f"A brace at place {end + 1} stands alone.")
    return tuple(joined(pieces))


def piece_of(found: re.Match[str]) -> Piece:
    """Return one piece. Raises BadTemplate."""
    if found["brace"]:
        return found["brace"][0]
    if found["text"] is not None:
        return found["text"]
    if not WAY.fullmatch(found["way"]):
        raise BadTemplate(f"{{{found['way'][:60]}}} names nothing.")
    return Placeholder(tuple(found["way"].split(".")), bool(found["keeps"]))


def joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield pieces, neighbouring texts as one."""
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
        text = ""
        yield piece
    if text:
        yield text


def placeholders_of(template: str) -> list[Placeholder]:
    """Return the placeholders of a template. Raises BadTemplate."""
    return [one for one in pieces_of(template) if isinstance(one, Placeholder)]
