"""The real files that the benchmarks and tests read."""

from __future__ import annotations

from pathlib import Path

import bpmn

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "fixtures" / "corpora"


def files() -> list[Path]:
    """Return every file of the corpora, in a fixed order."""
    endings = {".bpmn", ".xml", ".bpmn20"}
    return sorted(p for p in FOLDER.rglob("*") if p.suffix in endings)


def accepted() -> dict[Path, bpmn.Document]:
    """Return the files that are accepted, read."""
    documents = {}
    for path in files():
        try:
            documents[path] = bpmn.read(path.read_bytes())
        except bpmn.RefusedFile:
            continue
    return documents
