"""Reading, checking and patching files for the command line, one or thousands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bpmn
from modeler.findings import findings_of

FINDING = ("rule", "severity", "element", "setting", "line", "message")
Line = dict[str, Any]


@dataclass(frozen=True)
class Job:
    """A file to read, the changes to it (None for none), where to write it."""

    file: str
    out: str
    changes: str | None = None


class UnreadableList(Exception):
    """The list of files is not JSON lines of {"file", "changes", "out"}."""


def refusal(error: Exception) -> dict[str, str]:
    """Return why a file was not taken, with a stable code."""
    if isinstance(error, bpmn.BpmnError):
        return {"code": error.code, "message": error.message}
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return {"code": "not-readable", "message": f"{error.filename}: {reason}."}
    return {"code": "bad-changes", "message": f"The changes are not JSON: {error}."}


def checked(file: str) -> Line:
    """Return one line of `bpmn check`."""
    line: Line = {"file": file, "accepted": False, "encoding": None, "elements": None}
    try:
        document = bpmn.read(Path(file).read_bytes())
    except (bpmn.RefusedFile, OSError) as error:
        return {**line, "refused": refusal(error), "findings": []}
    found = findings_of(document)
    return {
        **line,
        "accepted": True,
        "encoding": document.encoding,
        "elements": document.element_count,
        "refused": None,
        "findings": [{name: one.get(name) for name in FINDING} for one in found],
    }


def changes_of(content: object) -> list[bpmn.Change]:
    """Return the changes of a change set, or of a list. Raises RefusedChange."""
    changes = content.get("changes") if isinstance(content, dict) else content
    return bpmn.check_changes(changes)


def written(job: Job) -> Line:
    """Read, patch and write one file; a refused one is not written."""
    line: Line = {"file": job.file, "out": job.out}
    try:
        document = bpmn.read(Path(job.file).read_bytes())
        if job.changes is not None:
            content = json.loads(Path(job.changes).read_text(encoding="utf-8"))
            document = bpmn.apply(document, changes_of(content)).document
        Path(job.out).write_bytes(document.data)
    except (bpmn.BpmnError, OSError, ValueError) as error:
        return {**line, "accepted": False, "refused": refusal(error)}
    return {**line, "accepted": True, "refused": None}


def listed(path: str, *, with_changes: bool) -> Iterator[Job]:
    """Yield the jobs of a JSON lines file. Raises UnreadableList."""
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            content = json.loads(line)
            changes = str(content["changes"]) if with_changes else None
            yield Job(str(content["file"]), str(content["out"]), changes)
        except (ValueError, KeyError, TypeError) as error:
            raise UnreadableList(f"Line {number} of {path}: {error}.") from error


def sentence(line: Line) -> str:
    """Return a line for a person."""
    refused = line["refused"]
    if refused:
        return f"{line['file']}: {refused['message']} ({refused['code']})"
    if "out" in line:
        return f"{line['file']} → {line['out']}"
    parts = [f"{line['file']}: {line['elements']} elements, {line['encoding']}"]
    for one in line["findings"]:
        place = one["element"] or (f"line {one['line']}" if one["line"] else "file")
        parts.append(f"  {one['severity']} {place}: {one['message']} ({one['rule']})")
    return "\n".join(parts)


Say = Callable[[Line], None]


def run(lines: Iterator[Line], say: Say) -> bool:
    """Say each line; return whether all was accepted."""
    accepted = True
    for line in lines:
        say(line)
        accepted = accepted and line["accepted"]
    return accepted
