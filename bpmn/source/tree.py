"""From text to the lossless tree and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from xml.parsers import expat

from bpmn.namespaces import BPMN, BPMNDI, DI
from bpmn.source.node import Node

DRAWN = frozenset({"BPMNShape", "BPMNEdge"})
# What the schemas type as xsd:ID, which is unique in the whole file.
ID_NAMESPACES = frozenset({BPMN, BPMNDI, DI})


class Tree:
    """A whole file: what stands before the root, the root, what stands after.

    The indexes hold what a fresh reading of the text would find.
    """

    def __init__(self, before: str, root: Node, after: str) -> None:
        self.before = before
        self.root = root
        self.after = after
        self.by_id: dict[str, Node] = {}
        self.drawn: dict[str, list[Node]] = {}
        self.planes: list[Node] = []
        self.uses: Counter[str] = Counter()
        for node in root.descendants():
            self.add(node)

    @property
    def newline(self) -> str:
        """Return the line end that the file uses."""
        return "\r\n" if "\r\n" in self.before + self.root.start[:200] else "\n"

    def add(self, node: Node) -> bool:
        """Take an element into the indexes; False where it is not the first there."""
        identifier, namespace = node.attributes.get("id"), node.namespace
        if identifier is not None and namespace in ID_NAMESPACES:
            self.uses[identifier] += 1
        if identifier is not None and namespace == BPMN:
            return self.by_id.setdefault(identifier, node) is node
        if node.local in DRAWN and namespace == BPMNDI:
            drawn = self.drawn.setdefault(drawn_id(node), [])
            drawn.append(node)
            return len(drawn) == 1
        if node.local == "BPMNPlane" and namespace == BPMNDI:
            self.planes.append(node)
        return True

    def index(self, top: Node) -> None:
        """Take an element that came into the tree, and all below it, in."""
        repeated = [node for node in top.descendants() if not self.add(node)]
        if repeated:
            self.order(repeated)

    def forget(self, top: Node) -> set[str]:
        """Take an element that leaves the tree, and all below it, out.

        Returns the ids that went.
        """
        gone = set(top.descendants())
        repeated = [node for node in gone if self.drop(node)]
        self.planes = [plane for plane in self.planes if plane not in gone]
        if repeated:
            self.order(repeated, without=gone)
        return {i for node in gone if (i := node.attributes.get("id")) is not None}

    def drop(self, node: Node) -> bool:
        """Take an element out of the indexes; True where another has its id."""
        identifier, namespace = node.attributes.get("id", ""), node.namespace
        if namespace in ID_NAMESPACES:
            self.uses[identifier] -= 1
        if self.by_id.get(identifier) is node:
            del self.by_id[identifier]
            return self.uses[identifier] > 0
        if node.local in DRAWN and namespace == BPMNDI:
            drawn = self.drawn.get(drawn_id(node), [])
            self.drawn[drawn_id(node)] = [each for each in drawn if each is not node]
        return False

    def order(self, repeated: list[Node], without: Collection[Node] = ()) -> None:
        """Bring what stands under one id into document order, the first one first."""
        ids = {node.attributes.get("id") for node in repeated}
        targets = {drawn_id(node) for node in repeated}
        place = {node: at for at, node in enumerate(self.root.descendants())}
        for target in targets & set(self.drawn):
            self.drawn[target].sort(key=lambda node: place[node])
        found: dict[str, Node] = {}
        for node in place:
            identifier = node.attributes.get("id", "")
            if identifier in ids and node.namespace == BPMN and node not in without:
                found.setdefault(identifier, node)
        self.by_id.update(found)

    def text(self) -> str:
        """Return the whole text."""
        parts = [self.before]
        self.root.write(parts)
        parts.append(self.after)
        return "".join(parts)


def drawn_id(node: Node) -> str:
    """Return the id of the element that a shape, edge or plane draws."""
    return local_id(node.attributes.get("bpmnElement", ""))


def local_id(reference: str) -> str:
    """Return a reference without the prefix of a QName."""
    return reference.rpartition(":")[2]


class _Planter:
    """Cuts a text into pieces at the places where expat reports events."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 0
        self.top = Node("", None)
        self.current = self.top
        self.pending_start: Node | None = None

    def cut(self, parser: expat.XMLParserType) -> str:
        """Return what stands between the last place and this one."""
        here = parser.CurrentByteIndex
        piece = self.data[self.position : here].decode("utf-8", "surrogatepass")
        self.position = here
        return piece

    def piece(self, parser: expat.XMLParserType) -> None:
        """Finish the piece before this place: a start tag, or text."""
        text = self.cut(parser)
        started = self.pending_start
        if started is not None:
            Node.__init__(started, text, started.parent)
            self.pending_start = None
        elif text:
            self.current.content.append(text)

    def start(self, parser: expat.XMLParserType) -> None:
        """Begin an element; its start tag is cut at the next event."""
        self.piece(parser)
        node = Node.__new__(Node)
        node.parent = self.current
        self.current.content.append(node)
        self.current = node
        self.pending_start = node

    def finish(self, parser: expat.XMLParserType) -> None:
        """End an element; a self-closed one ends where it starts."""
        self.piece(parser)
        node = self.current
        if node.content or not node.start.endswith("/>"):
            node.end = self.through(b">")
        self.current = node.parent or self.top

    def through(self, stop: bytes) -> str:
        """Return what stands from here to the end of `stop`, and go there."""
        end = self.data.index(stop, self.position) + len(stop)
        piece = self.data[self.position : end].decode("utf-8", "surrogatepass")
        self.position = end
        return piece

    def markup(self, parser: expat.XMLParserType, stop: bytes) -> None:
        """Take a comment, CDATA section or instruction as one piece."""
        self.piece(parser)
        self.current.content.append(self.through(stop))

    def characters(self, parser: expat.XMLParserType) -> None:
        """Cut the start tag before text; text itself is cut by what follows."""
        if self.pending_start is not None:
            self.piece(parser)


def plant(text: str) -> Tree:
    """Return the tree of a text that `bpmn.read` has accepted."""
    data = text.encode("utf-8", "surrogatepass")
    planter = _Planter(data)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = False

    parser.StartElementHandler = lambda *_: planter.start(parser)
    parser.EndElementHandler = lambda *_: planter.finish(parser)
    parser.CommentHandler = lambda *_: planter.markup(parser, b"-->")
    parser.ProcessingInstructionHandler = lambda *_: planter.markup(parser, b"?>")
    parser.StartCdataSectionHandler = lambda: planter.markup(parser, b"]]>")
    parser.CharacterDataHandler = lambda _: planter.characters(parser)
    parser.Parse(data, True)
    tail = data[planter.position :].decode("utf-8", "surrogatepass")
    roots = [part for part in planter.top.content if isinstance(part, Node)]
    root = roots[0]
    at = planter.top.content.index(root)
    before = "".join(str(part) for part in planter.top.content[:at])
    after = "".join(str(part) for part in planter.top.content[at + 1 :]) + tail
    root.parent = None
    return Tree(before, root, after)
