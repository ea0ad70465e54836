"""Brings the settings of a step from the version that wrote it to another one.

Pure: a manifest and values go in, values and the list of all that changed come out.
No value that was filled in goes without being named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from patchbay_sdk.migrations import version_key

VERSION = re.compile(r"(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}")

Values = dict[str, Any]
Json = Mapping[str, Any]


@dataclass(frozen=True)
class SettingChange:
    """What an upgrade does with one setting, or why it leaves its value alone.

    `change` is `rename`, `split`, `default` or `drop` as in the manifest, `move` for
    the operation itself (`setting` is empty then), `kept` for a value that nothing
    uses any more, `choice` for one that is no longer offered. `before` and `after` are
    values as the file holds them, None for none; `to` names the settings that have the
    value now. `reason` is the author's text of a `drop`, else empty.
    """

    setting: str
    change: str
    before: Any = None
    after: Any = None
    to: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Upgrade:
    """What a step becomes.

    `state` says why: `older` (it was brought up to date), `current`, `newer` (the
    package has to be upgraded instead), `unknown` (the step says no version that can
    be read) and `no-operation` (the installed version has none to go to). Only an
    `older` step changes.
    """

    state: str
    operation: str
    version: str
    settings: Values
    changes: tuple[SettingChange, ...] = ()


def upgraded(manifest: Json, operation: str, version: str, settings: Json) -> Upgrade:
    """Return what settings filled in for a version are in the manifest's version."""
    state = state_of(manifest, version)
    if state == "older":
        work = Work(operation, dict(settings))
        for migration in migrations_after(manifest, version):
            work.apply(migration["operations"].get(work.operation, ()))
        target = operation_in(manifest, work.operation)
        if target is not None:
            work.changes += left_over(target, work)
            target_version = str(manifest["version"])
            return Upgrade(
                state,
                work.operation,
                target_version,
                work.settings,
                tuple(work.changes),
            )
        state = "no-operation"
    return Upgrade(state, operation, version, dict(settings))


def state_of(manifest: Json, version: str) -> str:
    """Say how the version of a step stands to that of the manifest."""
    if not VERSION.fullmatch(version):
        return "unknown"
    own, installed = version_key(version), version_key(manifest["version"])
    if own == installed:
        return "current"
    return "older" if own < installed else "newer"


def migrations_after(manifest: Json, version: str) -> Iterator[Json]:
    """Yield the migrations that a step of a version still has to go through."""
    for migration in manifest.get("migrations", ()):
        if version_key(version) < version_key(migration["to"]):
            yield migration


def operation_in(manifest: Json, name: str) -> Json | None:
    """Return an operation of the manifest by its id."""
    return next((o for o in manifest["operations"] if o["operation"] == name), None)


class Work:
    """The values on their way, with all that was done to them."""

    def __init__(self, operation: str, settings: Values) -> None:
        self.operation = operation
        self.settings = settings
        self.changes: list[SettingChange] = []

    def apply(self, changes: Any) -> None:
        """Work off the changes of one migration, in their order."""
        kinds: dict[str, Callable[[Json], None]] = {
            "rename": self.rename,
            "move": self.move,
            "split": self.split,
            "default": self.default,
            "drop": self.drop,
        }
        for change in changes:
            kinds[change["change"]](change)

    def rename(self, change: Json) -> None:
        """Give a value its new name; one that is taken stays as it is."""
        name, target = change["from"], change["to"]
        if name not in self.settings or target in self.settings:
            return
        value = self.settings.pop(name)
        self.settings[target] = value
        self.note(SettingChange(name, "rename", value, value, (target,)))

    def move(self, change: Json) -> None:
        """Let the step be another operation."""
        before, self.operation = self.operation, change["operation"]
        self.note(SettingChange("", "move", before, self.operation))

    def split(self, change: Json) -> None:
        """Cut a text into several settings.

        What is computed cannot be cut before it has a value, and no value is written
        over: then it stays.
        """
        name, targets = change["from"], change["to"]
        value = self.settings.get(name)
        taken = any(one in self.settings for one in targets if one != name)
        if not isinstance(value, str) or is_computed(value) or taken:
            return
        parts = value.split(change["at"], len(targets) - 1)
        made = {one: part for one, part in zip(targets, parts, strict=False) if part}
        del self.settings[name]
        self.settings.update(made)
        self.note(SettingChange(name, "split", value, made, tuple(made)))

    def default(self, change: Json) -> None:
        """Write down the default that a step relied on."""
        name = change["setting"]
        if name in self.settings:
            return
        self.settings[name] = file_value(change["value"])
        self.note(SettingChange(name, "default", None, self.settings[name], (name,)))

    def drop(self, change: Json) -> None:
        """Take out a value, with the author's reason."""
        name = change["setting"]
        if name in self.settings:
            value = self.settings.pop(name)
            self.note(SettingChange(name, "drop", value, reason=change["reason"]))

    def note(self, change: SettingChange) -> None:
        """Keep what was done."""
        self.changes.append(change)


def left_over(operation: Json, work: Work) -> Iterator[SettingChange]:
    """Yield values that stay although the operation has no use for them."""
    known = {one["name"]: one for one in operation["settings"]}
    for name, value in work.settings.items():
        if name not in known:
            yield SettingChange(name, "kept", value, value, (name,))
        elif lacks_choice(known[name], value):
            yield SettingChange(name, "choice", value, value, (name,))


def lacks_choice(setting: Json, value: Any) -> bool:
    """Say whether a value, or one inside it, is a choice that is not offered."""
    if isinstance(value, list):
        inner = setting if setting["type"] == "choices" else setting.get("items")
        return inner is not None and any(lacks_choice(inner, one) for one in value)
    if isinstance(value, dict):
        fields = inside(setting)
        return any(lacks_choice(one, value[n]) for n, one in fields if n in value)
    if not isinstance(value, str) or is_computed(value):
        return False
    offered = [one["value"] for one in setting.get("choices", ())]
    return bool(offered) and not setting.get("custom") and value not in offered


def inside(setting: Json) -> Iterator[tuple[str, Json]]:
    """Yield the fields of an object by name."""
    for one in setting.get("fields", ()):
        yield one["name"], one


def is_computed(text: str) -> bool:
    """Say whether a text has its value only when a Request runs."""
    return text.startswith("=") or "{{" in text


def file_value(value: Any) -> Any:
    """Return a value of a manifest as the file holds it: numbers and booleans as
    text."""
    if isinstance(value, list):
        return [file_value(one) for one in value]
    if isinstance(value, dict):
        return {str(name): file_value(one) for name, one in value.items()}
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
