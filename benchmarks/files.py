"""What it costs to read, patch and check every file of the corpora, and what changes.

Beside: the time that lxml alone needs to parse the same files.
"""

from __future__ import annotations

import difflib
import sys
import time
from pathlib import Path

from lxml import etree

import bpmn
from benchmarks.corpora import accepted, files
from benchmarks.figures import Figure, report


def seconds_of(action: object) -> float:
    """Return how long a call takes."""
    begin = time.perf_counter()
    action()  # type: ignore[operator]
    return time.perf_counter() - begin


def parse_all(data: list[bytes]) -> None:
    """Parse with lxml alone; what it refuses counts with the time it took."""
    for one in data:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            etree.fromstring(one, parser)
        except etree.XMLSyntaxError:
            continue


def check_all(paths: list[Path]) -> None:
    """Read and check every file in this process."""
    for path in paths:
        try:
            bpmn.check(bpmn.read(path.read_bytes()))
        except bpmn.RefusedFile:
            continue


def changed_lines(before: str, after: str) -> list[str]:
    """Return the lines that a change took out or put in."""
    diff = difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    heads = {"+++", "---"}
    return [one for one in diff if one[:1] in "+-" and one[:3] not in heads]


def renamed_lines(document: bpmn.Document, element: str) -> int:
    """Return how many lines renaming one element takes out."""
    change: bpmn.Change = {
        "op": "set",
        "element": element,
        "key": "name",
        "before": None,
        "after": "Renamed by the benchmark",
    }
    after = bpmn.apply(document, [change]).document
    lines = changed_lines(document.text, after.text)
    return sum(line.startswith("-") for line in lines)


def first_named(document: bpmn.Document) -> str | None:
    """Return the id of an element that carries a name."""
    names = (i for i, e in document.by_id.items() if e.get("name") is not None)
    return next(names, None)


def main() -> int:
    """Report the figures."""
    paths = files()
    data = [path.read_bytes() for path in paths]
    seconds_of(lambda: check_all(paths[:3]))
    checking = seconds_of(lambda: check_all(paths))
    parsing = seconds_of(lambda: parse_all(data))
    beside = "lxml parsing the same files"
    name = f"all {len(paths)} files read and checked in one process"
    report(Figure(name, checking, "s", beside, parsing, "10 s"))
    documents = accepted()
    copies = sum(bpmn.apply(d, []).document.data == d.data for d in documents.values())
    total = float(len(documents))
    report(Figure("copies byte-identical", copies, "files", "accepted", total, "all"))
    named = {p: i for p, d in documents.items() if (i := first_named(d))}
    one_tag = sum(renamed_lines(documents[p], i) <= 1 for p, i in named.items())
    name = "renames that touch one line"
    report(Figure(name, one_tag, "files", "files with names", float(len(named)), "all"))
    return 0 if copies == total else 1


if __name__ == "__main__":
    sys.exit(main())
