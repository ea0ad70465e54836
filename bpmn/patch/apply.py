"""Applying a change set to the text of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bpmn import limits
from bpmn.changes import Change
from bpmn.document import Document
from bpmn.encodings import encode
from bpmn.exceptions import RefusedChange, RefusedFile
from bpmn.patch.creation import add_element, give_values
from bpmn.patch.deletion import delete_element
from bpmn.patch.editing import Editing
from bpmn.patch.keys import set_definitions_key, set_key
from bpmn.read import read
from bpmn.source import Tree, plant

REFERENCES = ("parent", "sourceRef", "targetRef", "attachedToRef")
DELETED = "Someone deleted {element} in the meantime."
NO_STEP = "Someone removed the connector of {element} in the meantime."


@dataclass(frozen=True)
class Dropped:
    """A change that was left out, and why."""

    change: Change
    code: str
    message: str


@dataclass(frozen=True)
class Applied:
    """The file after a change set, the changes with repairs, what was left out."""

    document: Document
    changes: list[Change]
    dropped: list[Dropped] = field(default_factory=list)


class Patch:
    """One change set on its way into one file."""

    def __init__(self, document: Document, deleted: Collection[str]) -> None:
        self.editing = Editing(tree_of(document))
        self.deleted = set(deleted)
        self.created: set[str] = set()
        self.cascaded: set[str] = set()
        self.changes: list[Change] = []
        self.dropped: list[Dropped] = []

    def there(self, element: str | None) -> bool:
        """Say whether an element is in the file now."""
        return self.editing.find(element) is not None

    def gone(self, element: object) -> bool:
        """Say whether an element was deleted after the sender's base."""
        return isinstance(element, str) and element in self.deleted | self.cascaded

    def drop(self, change: Change, element: object, code: str = "") -> None:
        """Leave a change out; a `create` that is left out takes others along."""
        message = (NO_STEP if code else DELETED).format(element=element)
        self.dropped.append(Dropped(change, code or "element-deleted", message))
        if change["op"] == "create":
            self.deleted.add(str(change["element"]))

    def missing_reference(self, values: dict[str, Any]) -> object:
        """Return a reference to an element that went; refuse one that never was."""
        for key in REFERENCES:
            target = values.get(key)
            if target is None or self.there(target) or target in self.created:
                continue
            if self.gone(target):
                return target
            message = f"There is no element with the id {target}."
            raise RefusedChange(
                message, code="dangling-reference", element=str(target), key=key
            )
        return None

    def add_elements(self, changes: Sequence[Change]) -> None:
        """Create all new elements first, containers before contents."""
        waiting = [change for change in changes if change["op"] == "create"]
        self.created = {str(change["element"]) for change in waiting}
        while waiting:
            ready = [c for c in waiting if self.there(c.get("parent"))]
            for change in ready:
                add_element(self.editing, change)
            waiting = [c for c in waiting if not any(c is r for r in ready)]
            if not ready:
                self.refuse_orphans(waiting)
                return

    def refuse_orphans(self, waiting: list[Change]) -> None:
        """Mark creates whose container went; refuse where it never was."""
        for change in waiting:
            parent = change.get("parent")
            if not self.gone(parent) and parent not in self.created:
                message = f"There is no element with the id {parent}."
                raise RefusedChange(
                    message, code="unknown-element", element=parent, key="parent"
                )
        self.deleted |= {str(change["element"]) for change in waiting}

    def apply(self, change: Change) -> None:
        """Apply one change after all new elements are there."""
        element = change["element"]
        if not self.there(element):
            if element in self.cascaded:
                return
            if not self.gone(element):
                self.editing.get(element)
            self.drop(change, element)
        elif change["op"] == "create":
            self.finish(change)
        elif change["op"] == "delete":
            self.editing.removed.clear()
            self.changes += delete_element(self.editing, str(element))
            # The same set may go on to delete what went along.
            self.cascaded |= self.editing.removed
        else:
            self.set(change)

    def finish(self, change: Change) -> None:
        """Give a new element its values, or take it out again."""
        missing = self.missing_reference(dict(change.get("values", {})))
        if missing is not None:
            self.drop(change, missing)
            delete_element(self.editing, str(change["element"]))
            return
        give_values(self.editing, change)
        self.changes.append(change)

    def set(self, change: Change) -> None:
        """Apply a `set`."""
        key, after = change["key"], change["after"]
        if change["element"] is None:
            set_definitions_key(self.editing, key, change.get("before"), after)
            self.changes.append(change)
            return
        missing = self.missing_reference({key: after})
        if missing is not None:
            self.drop(change, missing)
            return
        node = self.editing.get(change["element"])
        if set_key(self.editing, node, key, after):
            self.changes.append(change)
        else:
            self.drop(change, change["element"], "no-connector")


def tree_of(document: Document) -> Tree:
    """Return the document's tree; taking the kept one saves planting it again."""
    try:
        # One step even with several threads: nobody else gets the same tree.
        return document.trees.pop()
    except IndexError:
        return plant(document.text)


def in_order(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield connectors before their settings, else as given."""
    first = [c for c in changes if is_new_connector(c)]
    yield from first
    yield from (c for c in changes if not any(c is f for f in first))


def is_new_connector(change: Change) -> bool:
    """Say whether a change gives an element its connector."""
    return (
        change["op"] == "set"
        and change["key"] == "step:connector"
        and change["after"] is not None
    )


def result_of(document: Document, text: str) -> Document:
    """Read the patched text; what cannot be read is never stored."""
    if text == document.text:
        return document
    data = encode(text, encoding=document.encoding, bom=document.bom)
    if len(data) > limits.MAX_BYTES:
        raise RefusedChange("The file would be larger than 10 MB.", code="too-large")
    try:
        return read(data)
    except RefusedFile as error:
        raise RefusedChange(error.message, code="too-large") from error


def apply(
    document: Document,
    changes: Sequence[Change],
    *,
    deleted: Collection[str] = (),
) -> Applied:
    """Apply checked changes to a file.

    `deleted` names the elements that others deleted after the sender's base: changes
    of these are left out instead of refused. Raises RefusedChange; then nothing of
    the set is applied.
    """
    patch = Patch(document, deleted)
    patch.add_elements(changes)
    for change in in_order(changes):
        try:
            patch.apply(change)
        except RefusedChange as refusal:
            refusal.element = refusal.element or change["element"]
            raise
    tree = patch.editing.tree
    result = result_of(document, tree.text())
    result.trees.append(tree)
    return Applied(result, patch.changes, patch.dropped)
