"""Migrations must go forward and lead to settings that are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from patchbay_sdk.places import Problem
from patchbay_sdk.wording import guess


def version_key(version: str) -> tuple[int, ...]:
    """Return a version in an order of numbers."""
    return tuple(map(int, version.split(".")))


def used_by(change: dict[str, Any]) -> set[str]:
    """Return the settings that a change needs to be there before it."""
    names = {change.get("from"), change.get("setting")}
    return {name for name in names if name is not None}


def made_by(change: dict[str, Any]) -> list[str]:
    """Return the settings that a change leads to."""
    if change["change"] == "default":
        return [change["setting"]]
    target = change.get("to", [])
    return [target] if isinstance(target, str) else target


def migration_problems(manifest: dict[str, Any]) -> Iterator[Problem]:
    """Yield migrations that go backwards or nowhere."""
    migrations = manifest.get("migrations", [])
    yield from order_problems(migrations, manifest["version"])
    for index, migration in enumerate(migrations):
        later = migrations[index + 1 :]
        for name, changes in migration["operations"].items():
            path = f"migrations/{index}/operations/{name}"
            following = [c for one in later for c in one["operations"].get(name, [])]
            yield from target_problems(manifest, name, [*changes, *following], path)


def order_problems(migrations: list[Any], version: str) -> Iterator[Problem]:
    """Yield migrations that do not follow each other up to this version."""
    reached = "0.0.0"
    for index, one in enumerate(migrations):
        first, last = version_key(one["from"]), version_key(one["to"])
        if not version_key(reached) <= first < last <= version_key(version):
            message = (
                f"Migrations go forward, oldest first, up to {version}; "
                f"this goes from {one['from']} to {one['to']}."
            )
            yield f"migrations/{index}", message
        reached = one["to"]


def target_problems(
    manifest: dict[str, Any], name: str, changes: list[dict[str, Any]], path: str
) -> Iterator[Problem]:
    """Yield changes that lead to an operation or setting that is not there."""
    operations = {one["operation"]: one for one in manifest["operations"]}
    moved = [c["operation"] for c in changes if c["change"] == "move"]
    target = moved[-1] if moved else name
    if target not in operations:
        yield path, f"There is no operation {target}.{guess(target, list(operations))}"
        return
    names = {one["name"] for one in operations[target]["settings"]}
    for index, change in enumerate(changes):
        passing = {name for later in changes[index + 1 :] for name in used_by(later)}
        for made in made_by(change):
            if made not in names | passing:
                message = f"There is no setting {made}.{guess(made, sorted(names))}"
                yield f"{path}/{index}", message
