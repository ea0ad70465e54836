"""An answer as the paths of a manifest see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk.declared.paths import MISSING, steps_of, value_at
from patchbay_sdk.exceptions import Failed
from patchbay_sdk.http.messages import HttpAnswer

LONGEST_TEXT = 300


@dataclass(frozen=True)
class Reading:
    """An answer, its body as a value; `items` come with paging, `file` with a file."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: Any = field(default=None, repr=False)
    items: Any = field(default=MISSING, repr=False)
    file: Any = MISSING

    def at(self, path: str) -> Any:
        """Return what stands at a place; MISSING where nothing does."""
        head, *rest = steps_of(path)
        if head == "headers":
            return self.headers.get(rest[0].lower(), MISSING)
        return value_at(getattr(self, head), tuple(rest))

    def first_text(self, paths: list[str]) -> str:
        """Return the first of several places that says something, for a person."""
        for path in paths:
            value = self.at(path)
            if value not in (MISSING, None, "", [], {}):
                return sentence(value)
        return ""


def sentence(value: Any) -> str:
    """Return a value as one line of text."""
    text = value if isinstance(value, str) else ", ".join(words_in(value))
    line = " ".join(text.split())
    printable = "".join(one for one in line if one.isprintable())
    return printable[:LONGEST_TEXT]


def words_in(value: Any) -> list[str]:
    """Return the texts and numbers inside of a value, in their order."""
    if isinstance(value, dict):
        return [word for one in value.values() for word in words_in(one)]
    if isinstance(value, list):
        return [word for one in value for word in words_in(one)]
    return [] if value is None else [str(value)]


def reading_of(answer: HttpAnswer, *, read: str, is_success: bool) -> Reading:
    """Return an answer as a value. Raises Failed where a success is not readable.

    What is no success may be anything: a gateway answers in HTML.
    """
    body: Any = None
    if read == "text":
        body = answer.text
    elif read == "json":
        try:
            body = answer.json()
        except Failed:
            if is_success:
                raise
            body = answer.text
    return Reading(answer.status, answer.headers, body)
