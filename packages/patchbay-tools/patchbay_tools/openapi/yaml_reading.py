"""Reads YAML as OpenAPI asks for: the types of JSON, and names that are text.

It is built from events, so that aliases are shared, depth is known while reading,
and `no`, `on` or dates stay the text that they are (YAML 1.2 core schema).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from patchbay_tools.openapi.exceptions import UnusableDocument
from patchbay_tools.openapi.soundness import MAX_DEPTH, Unsound

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
TAGS = frozenset(
    f"tag:yaml.org,2002:{one}"
    for one in ("str", "int", "float", "bool", "null", "seq", "map", "merge")
)
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
TRUES = frozenset(("true", "True", "TRUE"))
FALSES = frozenset(("false", "False", "FALSE"))
INTEGER = re.compile(r"[-+]?[0-9]{1,300}")
OTHER_INTEGER = re.compile(r"0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
SPECIAL = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
MAX_MERGED = 500_000
UNSET = object()


def plain_value(text: str) -> Any:
    """Return what an unquoted text means."""
    if text in NULLS:
        return None
    if text in TRUES or text in FALSES:
        return text in TRUES
    if INTEGER.fullmatch(text) or OTHER_INTEGER.fullmatch(text):
        return int(text, 0 if text[:2] in ("0o", "0x") else 10)
    if FLOAT.fullmatch(text):
        return float(text)
    if SPECIAL.fullmatch(text):
        return Unsound(f"{text} is not a number in JSON.", "Write a number or null.")
    return text


@dataclass
class Frame:
    """An object or list that is being read, with the name that waits for a value."""

    value: dict[str, Any] | list[Any]
    anchor: str | None
    key: Any = UNSET
    merged: list[Any] = field(default_factory=list)


class Builder:
    """Makes values of the events of a YAML text."""

    def __init__(self) -> None:
        self.frames: list[Frame] = []
        self.anchors: dict[str, Any] = {}
        self.result: Any = None
        self.documents = 0
        self.merged = 0
        self.line = 0

    def refuse(self, what: str, advice: str) -> UnusableDocument:
        """Return a refusal with the line."""
        return UnusableDocument(what, advice, where=f"line {self.line}")

    def take(self, event: Any) -> None:
        """Take the next event. Raises UnusableDocument."""
        self.line = event.start_mark.line + 1
        handle = HANDLERS.get(type(event))
        if handle is not None:
            handle(self, event)

    def begin_document(self, _: Any) -> None:
        """Refuse a second document."""
        self.documents += 1
        if self.documents > 1:
            raise self.refuse("A second document begins.", "Keep one in the file.")

    def check_tag(self, tag: str | None) -> None:
        """Refuse types that JSON does not have."""
        if tag not in (None, "!") and tag not in TAGS:
            raise self.refuse(
                f"The tag {str(tag)[:60]} is not known.", "Use the types of JSON."
            )

    def begin(self, event: Any) -> None:
        """Begin an object or a list."""
        self.check_tag(event.tag)
        if len(self.frames) >= MAX_DEPTH:
            raise self.refuse(
                f"It is nested more than {MAX_DEPTH} deep.", "Use $ref instead."
            )
        self.refuse_as_name()
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        if event.anchor is not None:
            self.anchors[event.anchor] = UNSET
        self.frames.append(Frame(value, event.anchor))

    def refuse_as_name(self) -> None:
        """Refuse an object or list where a name is needed."""
        frame = self.frames[-1] if self.frames else None
        if frame and isinstance(frame.value, dict) and frame.key is UNSET:
            raise self.refuse("A name must be text here.", "Write a text as name.")

    def end(self, _: Any) -> None:
        """End an object or a list."""
        frame = self.frames.pop()
        for value in frame.merged:
            self.merge(frame.value, value)
        if frame.anchor is not None:
            self.anchors[frame.anchor] = frame.value
        self.put(frame.value)

    def alias(self, event: Any) -> None:
        """Put what was named before."""
        value = self.anchors.get(event.anchor, UNSET)
        if value is UNSET:
            raise self.refuse(
                f"*{event.anchor[:60]} refers to itself or to nothing.",
                "Use $ref instead.",
            )
        self.refuse_as_name()
        self.put(value)

    def scalar(self, event: Any) -> None:
        """Put a text, number, true, false or null; or a name."""
        self.check_tag(event.tag)
        frame = self.frames[-1] if self.frames else None
        if frame and isinstance(frame.value, dict) and frame.key is UNSET:
            frame.key = event.value
            return
        plain = event.implicit[0] and event.style in (None, "")
        value = plain_value(event.value) if plain else event.value
        if event.anchor is not None:
            self.anchors[event.anchor] = value
        self.put(value)

    def put(self, value: Any) -> None:
        """Put a value where it belongs."""
        if not self.frames:
            self.result = value
            return
        frame = self.frames[-1]
        if isinstance(frame.value, list):
            frame.value.append(value)
            return
        key, frame.key = frame.key, UNSET
        if key == "<<":
            frame.merged.append(value)
        elif key in frame.value:
            advice = "Keep one of them."
            raise self.refuse(f"{key[:60]} is there twice, again before here.", advice)
        else:
            frame.value[key] = value

    def merge(self, target: Any, value: Any) -> None:
        """Take the names of another object in."""
        for other in value if isinstance(value, list) else [value]:
            if not isinstance(other, dict):
                raise self.refuse("<< needs an object.", "Use $ref or allOf instead.")
            self.merged += len(other)
            if self.merged > MAX_MERGED:
                raise self.refuse("<< takes in too much.", "Use $ref instead.")
            for key, one in other.items():
                target.setdefault(key, one)


HANDLERS: dict[type[Any], Any] = {
    yaml.DocumentStartEvent: Builder.begin_document,
    yaml.MappingStartEvent: Builder.begin,
    yaml.SequenceStartEvent: Builder.begin,
    yaml.MappingEndEvent: Builder.end,
    yaml.SequenceEndEvent: Builder.end,
    yaml.AliasEvent: Builder.alias,
    yaml.ScalarEvent: Builder.scalar,
}


def read_yaml(text: str) -> Any:
    """Return what a YAML text says. Raises UnusableDocument."""
    builder = Builder()
    try:
        for event in yaml.parse(text, Loader=Loader):
            builder.take(event)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", "") or "it cannot be read")
        raise UnusableDocument(
            f"This is neither JSON nor YAML: {problem[:120]}.",
            "Correct it there.",
            where=f"line {mark.line + 1}" if mark else "",
        ) from error
    return builder.result
