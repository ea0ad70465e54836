"""What a connector looks like now: its manifest, or what is wrong with it."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypedDict

from patchbay_sdk.manifest import check_manifest
from patchbay_sdk.translations import translated

from patchbay_tools.lines import line_of

MANIFEST = "connector.json"
LARGEST = 2 * 1024 * 1024


class Shown(TypedDict):
    """Something wrong, for people: where in the file, and what."""

    place: str
    line: int
    message: str


class Look(TypedDict):
    """What the page shows. `manifests` is the manifest by language, `""` its own."""

    file: str
    stamp: str
    problems: list[Shown]
    manifests: dict[str, Any]
    icons: dict[str, str]


@dataclass(frozen=True)
class Previewed:
    """The connector in a folder."""

    folder: Path

    def stamp(self) -> str:
        """Return what changes whenever a file that is shown does."""
        files = [*self.folder.glob("*.json"), *self.folder.glob("*.svg")]
        seen = hashlib.sha256()
        for file in sorted(files):
            try:
                state = file.stat()
            except OSError:
                continue
            seen.update(f"{file.name} {state.st_mtime_ns} {state.st_size}\n".encode())
        return seen.hexdigest()[:16]

    def look(self) -> Look:
        """Return the connector as it is now."""
        stamp, (manifest, problems) = self.stamp(), self.read()
        shown = manifest if isinstance(manifest, dict) and not problems else None
        return {
            "file": str(self.folder / MANIFEST),
            "stamp": stamp,
            "problems": problems,
            "manifests": languages_of(shown) if shown else {},
            "icons": self.icons(shown) if shown else {},
        }

    def read(self) -> tuple[Any, list[Shown]]:
        """Return the manifest, and what is wrong with it."""
        try:
            text = (self.folder / MANIFEST).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            return None, [problem("", 1, f"{MANIFEST} cannot be read: {error}.")]
        if len(text) > LARGEST:
            return None, [problem("", 1, f"{MANIFEST} is larger than 2 MB.")]
        try:
            manifest = json.loads(text)
        except json.JSONDecodeError as error:
            said = f"This is not JSON: {error.msg}, at character {error.colno}."
            return None, [problem("", error.lineno, said)]
        except RecursionError:
            return None, [problem("", 1, "Values are nested too deeply.")]
        found = check_manifest(manifest, self.folder)
        lines = [problem(o.path, line_of(text, o.path), o.message) for o in found]
        return manifest, lines

    def icons(self, manifest: dict[str, Any]) -> dict[str, str]:
        """Return the icons as addresses that hold them; the check found them safe."""
        return {
            theme: "data:image/svg+xml;base64,"
            + base64.b64encode((self.folder / name).read_bytes()).decode()
            for theme, name in manifest["icon"].items()
        }


def languages_of(manifest: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest in each language that it knows."""
    names = manifest.get("translations", {})
    return {"": manifest, **{name: translated(manifest, name) for name in names}}


def problem(place: str, line: int, message: str) -> Shown:
    """Return something wrong."""
    return {"place": place, "line": line, "message": message}
