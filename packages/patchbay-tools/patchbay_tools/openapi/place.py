"""What is known about a value while its setting is made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from patchbay_tools.openapi.pointers import below

Sent = Literal["json", "text", "part"]


@dataclass(frozen=True)
class Place:
    """Where a value stands in the document, and how it will be sent.

    `key` is its name there. `json`: inside a JSON body; `text`: in an address, header
    or form; `part`: in a multipart body, where it may be a file.
    """

    where: str
    key: str
    sent: Sent = "json"
    required: bool = False
    defaults: bool = True
    depth: int = 0
    trail: frozenset[int] = field(default_factory=frozenset)

    def inside(self, key: str, *way: object, required: bool = False) -> Place:
        """Return the place of a part of this value."""
        return replace(
            self,
            where=below(self.where, *way),
            key=key,
            required=required,
            defaults=False,
            depth=self.depth + 1,
        )


@dataclass(frozen=True)
class Made:
    """The type of a setting with its fields, and how its value goes into a body.

    `inner` holds the parts of an object by their names in the document, each with the
    name of its field. `same`: the value can be sent as it is.
    """

    fields: dict[str, Any]
    inner: dict[str, tuple[str, Made]] = field(default_factory=dict)
    same: bool = True


def template_of(way: str, made: Made) -> Any:
    """Return what stands in a body for a value: `{way}`, or an object of parts."""
    if made.same or not made.inner:
        return f"{{{way}}}"
    return {
        key: template_of(f"{way}.{name}", part)
        for key, (name, part) in made.inner.items()
    }
