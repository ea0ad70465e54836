"""What placeholders stand for, and JSON in which values have taken their places."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk.declared.paths import MISSING, value_at
from patchbay_sdk.declared.placeholders import Placeholder, pieces_of
from patchbay_sdk.secret import Secret

CREDENTIAL = "credential"
KEY = "idempotency_key"


@dataclass(frozen=True)
class Values:
    """The values of a call by the names that placeholders have."""

    settings: Mapping[str, Any] = field(default_factory=dict, repr=False)
    credential: Mapping[str, Any] = field(default_factory=dict, repr=False)
    idempotency_key: str = ""

    def of(self, placeholder: Placeholder) -> Any:
        """Return the value of a placeholder; MISSING where nothing is filled in."""
        head, *rest = placeholder.way
        if head == CREDENTIAL and rest:
            return plain(value_at(self.credential, tuple(rest)), empty_is_missing=True)
        if head == KEY and not rest:
            return self.idempotency_key
        return plain(value_at(self.settings, placeholder.way), empty_is_missing=False)


def plain(value: Any, *, empty_is_missing: bool) -> Any:
    """Return a value without its wrapping; MISSING for null."""
    if isinstance(value, Secret):
        value = value.reveal()
    if value is None or (empty_is_missing and value == ""):
        return MISSING
    return value


def text_of(value: Any) -> str:
    """Return a value as text: all but texts as JSON writes them."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def filled_text(template: str, values: Values) -> Any:
    """Return a text with its values, MISSING where one of them is."""
    texts: list[str] = []
    for piece in pieces_of(template):
        value = piece if isinstance(piece, str) else values.of(piece)
        if value is MISSING:
            return MISSING
        texts.append(text_of(value))
    return "".join(texts)


def filled(template: Any, values: Values) -> Any:
    """Return JSON with its values; what has none is left out, MISSING if all is.

    A text that is nothing but one placeholder becomes the value with its type. An
    object or list that becomes empty by it is left out, too.
    """
    if isinstance(template, str):
        pieces = pieces_of(template)
        if len(pieces) == 1 and isinstance(pieces[0], Placeholder):
            return values.of(pieces[0])
        return filled_text(template, values)
    if isinstance(template, dict) and template:
        members = {key: filled(one, values) for key, one in template.items()}
        kept = {key: one for key, one in members.items() if one is not MISSING}
        return kept or MISSING
    if isinstance(template, list) and template:
        rows = [filled(one, values) for one in template]
        return [one for one in rows if one is not MISSING] or MISSING
    return template
