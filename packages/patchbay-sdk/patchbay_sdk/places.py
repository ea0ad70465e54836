"""Where things stand in a manifest: settings with their neighbours, named lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Problem = tuple[str, str]
Setting = dict[str, Any]
NAMED_BY = {
    "operations": ("operation",),
    "settings": ("name",),
    "fields": ("name",),
    "groups": ("group",),
    "outputs": ("name",),
    "errors": ("code",),
    # Those of a setting have a value; those that are loaded have a name of their own.
    "choices": ("value", "choices"),
    "credential_types": ("type",),
}


def name_in(entry: dict[str, Any], kind: str) -> Any:
    """Return what an entry of a named list is called; None where it has no name."""
    fields = NAMED_BY.get(kind, ("rule",))
    return next((entry[one] for one in fields if one in entry), None)


@dataclass(frozen=True)
class Place:
    """A setting, its path, and the settings that its conditions can name."""

    path: str
    setting: Setting
    scope: dict[str, Setting] = field(repr=False)


def places(
    settings: list[Setting], path: str, outer: dict[str, Setting] | None = None
) -> Iterator[Place]:
    """Yield settings and those inside them."""
    scope = {**(outer or {}), **{one["name"]: one for one in settings}}
    for index, setting in enumerate(settings):
        yield from with_inner(Place(f"{path}/{index}", setting, scope))


def with_inner(place: Place) -> Iterator[Place]:
    """Yield a setting, then its rows or fields."""
    yield place
    setting = place.setting
    yield from places(setting.get("fields", []), f"{place.path}/fields", place.scope)
    if "items" in setting:
        yield from with_inner(
            Place(f"{place.path}/items", setting["items"], place.scope)
        )


def named_lists(value: Any, path: str = "") -> Iterator[tuple[str, str, list[Any]]]:
    """Yield path, kind and entries of every list whose entries have names."""
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        if key not in NAMED_BY or not isinstance(inner, list):
            yield from named_lists(inner, f"{path}{key}/") if key == "items" else ()
            continue
        if all(isinstance(one, dict) for one in inner):
            yield f"{path}{key}", key, inner
        for index, one in enumerate(inner):
            yield from named_lists(one, f"{path}{key}/{index}/")
