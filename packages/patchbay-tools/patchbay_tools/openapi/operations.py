"""Operations of a document as operations of a connector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from patchbay_tools.openapi.exceptions import BrokenReference
from patchbay_tools.openapi.names import id_of, label_of, mark_of
from patchbay_tools.openapi.pointers import pointer
from patchbay_tools.openapi.references import References
from patchbay_tools.openapi.report import Report
from patchbay_tools.openapi.words import cut, plain

METHODS = ("get", "post", "put", "patch", "delete", "head")
UNUSUAL = ("options", "trace")


@dataclass(frozen=True)
class Found:
    """An operation of the document: where it is, and what it says."""

    path: str
    method: str
    content: dict[str, Any]
    item: dict[str, Any]
    where: str
    operation: str = ""

    @property
    def plain_id(self) -> str:
        """Return the id that its operationId gives, or its method and path."""
        given = self.content.get("operationId")
        if isinstance(given, str) and given.strip():
            return id_of(given, "do")
        return id_of(f"{self.method} {self.path}", "do")

    @property
    def title(self) -> str:
        """Return what people look for."""
        said = plain(self.content.get("summary")).rstrip(".")
        given = self.content.get("operationId")
        if not said and isinstance(given, str):
            said = label_of(given.rpartition("/")[2])
        said = said or label_of(f"{self.method} {self.path}")
        said = said.replace("{", "").replace("}", "")
        return cut(said[:1].upper() + said[1:], 60).strip() or "Call"


def found_operations(
    content: dict[str, Any], references: References, report: Report
) -> list[Found]:
    """Return the operations of a document, each with an id of its own."""
    found = list(every_operation(content, references, report))
    counted = Counter(one.plain_id for one in found)
    return [with_id(one, alone=counted[one.plain_id] == 1) for one in found]


def with_id(one: Found, *, alone: bool) -> Found:
    """Return an operation with its id; what has the same is told apart by its path."""
    made = one.plain_id
    if not alone:
        made = f"{made[:50].rstrip('-_')}-{mark_of(f'{one.method} {one.path}')}"
    return Found(one.path, one.method, one.content, one.item, one.where, made)


def every_operation(
    content: dict[str, Any], references: References, report: Report
) -> Iterator[Found]:
    """Yield the operations of all paths."""
    paths = content.get("paths")
    for path, raw in (paths if isinstance(paths, dict) else {}).items():
        where = pointer("paths", path)
        if path.startswith("x-"):
            continue
        try:
            item = references.resolved(raw)
        except BrokenReference as error:
            report.leave_out(where, str(error))
            continue
        yield from of_path(path, item, where, report)
    if content.get("webhooks"):
        report.leave_out("webhooks", "What the service calls is no operation.")


def of_path(
    path: str, item: dict[str, Any], where: str, report: Report
) -> Iterator[Found]:
    """Yield the operations of one path."""
    for method in (*METHODS, *UNUSUAL):
        raw = item.get(method)
        if raw is None:
            continue
        place = f"{where}/{method}"
        if method in UNUSUAL:
            report.leave_out(place, f"{method.upper()} is not sent by connectors.")
        elif isinstance(raw, dict):
            yield Found(path, method.upper(), raw, item, place)
        else:
            report.leave_out(place, "An operation has to be an object.")
