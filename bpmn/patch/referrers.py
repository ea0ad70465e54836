"""Which elements name others: found once, good until a key or an element is added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bpmn.namespaces import BPMN
from bpmn.source import Node, Tree
from bpmn.source.tree import local_id

DATA_ASSOCIATIONS = frozenset({"dataInputAssociation", "dataOutputAssociation"})
CONNECTIONS = (
    frozenset({"sequenceFlow", "messageFlow", "association", "conversationLink"})
    | DATA_ASSOCIATIONS
)
REFERENCES = (
    "default",
    "dataObjectRef",
    "dataStoreRef",
    "processRef",
    "categoryValueRef",
    "messageRef",
)
ENDS = ("sourceRef", "targetRef")


def end_of(node: Node, key: str) -> str | None:
    """Return the id that a connection names as source or target."""
    if node.local in DATA_ASSOCIATIONS:
        child = node.child(BPMN, key)
        return local_id(child.text.strip()) if child else None
    reference = node.attributes.get(key)
    return None if reference is None else local_id(reference)


class Referrers:
    """By the id that is named: who cannot stand without it, who only mentions it."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.leaning: dict[str, list[Node]] = {}
        self.mentions: dict[str, list[tuple[Node, str]]] = {}
        self.listed: dict[str, list[Node]] = {}
        self.place: dict[Node, int] = {}
        for place, node in enumerate(tree.root.descendants()):
            self.place[node] = place
            self.look_at(node)

    def look_at(self, node: Node) -> None:
        """Write down what one element names."""
        if node.local == "flowNodeRef" and node.namespace == BPMN:
            self.listed.setdefault(local_id(node.text.strip()), []).append(node)
        if self.tree.by_id.get(node.attributes.get("id", "")) is not node:
            return
        for target in self.supports(node):
            self.leaning.setdefault(target, []).append(node)
        for key in REFERENCES:
            reference = node.attributes.get(key)
            if reference is not None and not node.local.endswith("EventDefinition"):
                mention = (node, key)
                self.mentions.setdefault(local_id(reference), []).append(mention)

    def supports(self, node: Node) -> Iterator[str]:
        """Yield the ids without which an element cannot stand."""
        keys = ENDS if node.local in CONNECTIONS else ("attachedToRef",)
        yield from {end for key in keys if (end := end_of(node, key))}

    def leaning_on(self, ids: Iterable[str]) -> list[Node]:
        """Return what cannot stand without these elements, in document order."""
        found = {node for one in ids for node in self.leaning.get(one, ())}
        return sorted(found, key=lambda node: self.place[node])

    def mentioning(self, ids: Iterable[str]) -> list[tuple[Node, str]]:
        """Return the attributes that name these elements, in document order."""
        found = [each for one in ids for each in self.mentions.get(one, ())]
        return sorted(found, key=lambda each: (self.place[each[0]], each[1]))

    def listing(self, ids: Iterable[str]) -> list[Node]:
        """Return the entries of lanes that name these elements."""
        return [node for one in ids for node in self.listed.get(one, ())]
