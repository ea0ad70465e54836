"""Files that are broken in a known way: a mended copy, and what was done to it."""

from __future__ import annotations

from dataclasses import dataclass

from bpmn.encodings import encode
from bpmn.exceptions import RefusedFile
from bpmn.mend import declaration, entities, letters, namespaces, repetitions
from bpmn.mend.difference import difference
from bpmn.read import read

__all__ = ["Mended", "mend"]

# The largest real file has 0.9 MB.
MAX_BYTES = 4 * 1024 * 1024
REPAIRS = (
    declaration.mended,
    entities.mended,
    repetitions.mended,
    namespaces.mended,
)


@dataclass(frozen=True)
class Mended:
    """A copy that `read` accepts. `repairs` are sentences, `diff` is unified."""

    data: bytes
    repairs: list[str]
    diff: str


def is_accepted(data: bytes) -> bool:
    """Tell whether a file can be read."""
    try:
        read(data)
    except RefusedFile:
        return False
    return True


def mend(data: bytes) -> Mended | None:
    """Return a mended copy of a refused file, None where there is none to offer."""
    if len(data) > MAX_BYTES or is_accepted(data):
        return None
    draft = letters.mended(data)
    if draft is None:
        return None
    text, repairs = draft.text, list(draft.repairs)
    for repair in REPAIRS:
        try:
            text, done = repair(text)
        except RefusedFile:
            return None
        repairs += done
    copy = encode(text, encoding=draft.encoding, bom=draft.bom)
    if not is_accepted(copy):
        return None
    return Mended(copy, repairs, difference(draft.original, text))
