"""Finding the folders of connectors in installed packages; imports none of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import PathFinder
from importlib.metadata import Distribution, EntryPoint, distributions
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from connectors.exceptions import PackageNotFound

GROUP = "patchbay.connectors"


@dataclass(frozen=True)
class Entry:
    """An entry point that brings a connector, and the distribution it is from.

    `site` is the folder that pip installed it into; `source` the one that it was
    installed from with `pip install -e`, as its `direct_url.json` says (PEP 610).
    """

    name: str
    value: str
    package: str
    version: str
    site: Path
    source: Path | None


def entries() -> Iterator[Entry]:
    """Yield the entry points of all installed distributions, by package and name."""
    found: dict[tuple[str, str], Entry] = {}
    for distribution in distributions():
        points: list[EntryPoint] = [
            p for p in distribution.entry_points if p.group == GROUP
        ]
        for point in points:
            package = distribution.metadata["Name"] or "?"
            entry = Entry(
                point.name,
                point.value,
                package,
                distribution.version,
                Path(str(distribution.locate_file(""))),
                source_of(distribution),
            )
            found.setdefault((package, point.name), entry)
    yield from (found[key] for key in sorted(found))


def source_of(distribution: Distribution) -> Path | None:
    """Return the folder of an editable distribution, None for any other."""
    try:
        told = json.loads(distribution.read_text("direct_url.json") or "{}")
        editable = told["dir_info"]["editable"] is True
        return Path(url2pathname(urlsplit(told["url"]).path)) if editable else None
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def is_written_here(folder: Path, entry: Entry) -> bool:
    """Say whether a connector lies in a folder that somebody works on.

    A wheel can claim to be editable, but puts no file outside of the environment.
    """
    if entry.source is None or not folder.is_relative_to(entry.source.resolve()):
        return False
    environment = (entry.site, Path(sys.prefix))
    return not any(folder.is_relative_to(one.resolve()) for one in environment)


def top_folder(package: str) -> Path:
    """Return the folder of a top-level package. Raises PackageNotFound."""
    try:
        # find_spec of a top-level name runs no code of the package.
        spec = find_spec(package) or PathFinder.find_spec(package)
    except (ImportError, ValueError, AttributeError) as error:
        raise PackageNotFound from error
    if spec is None or not spec.submodule_search_locations:
        raise PackageNotFound
    return Path(next(iter(spec.submodule_search_locations)))


def folder_of(value: str) -> Path:
    """Return the folder that an entry point's value names.

    `package`, `package.sub` and `package:folder` are understood. Raises
    PackageNotFound.
    """
    module, _, inside = value.partition(":")
    first, *rest = module.strip().split(".")
    top = top_folder(first)
    parts = [*rest, *inside.strip().split("/")] if inside.strip() else rest
    folder = top.joinpath(*parts).resolve()
    if not folder.is_relative_to(top.resolve()):
        raise PackageNotFound
    return folder


def module_of(value: str) -> str:
    """Return the module that an entry point's value names; it holds the code."""
    return value.partition(":")[0].strip()


def root_of(module: str) -> Path:
    """Return the folder from which a module is imported. Raises PackageNotFound."""
    return top_folder(module.partition(".")[0]).parent
