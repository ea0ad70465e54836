"""From text to the lossless tree and back."""

from __future__ import annotations

from xml.parsers import expat

from bpmn.namespaces import BPMN, BPMNDI
from bpmn.source.node import Node

DRAWN = frozenset({"BPMNShape", "BPMNEdge"})


class Tree:
    """A whole file: what stands before the root, the root, what stands after."""

    def __init__(self, before: str, root: Node, after: str) -> None:
        self.before = before
        self.root = root
        self.after = after
        self.newline = "\r\n" if "\r\n" in before + root.start[:200] else "\n"
        self.by_id: dict[str, Node] = {}
        self.drawn: dict[str, list[Node]] = {}
        self.planes: list[Node] = []
        self.index(root)

    def index(self, top: Node) -> None:
        """Take an element and all below it into the indexes."""
        for node in top.descendants():
            identifier = node.attributes.get("id")
            if identifier is not None and node.namespace == BPMN:
                self.by_id.setdefault(identifier, node)
            elif node.local in DRAWN and node.namespace == BPMNDI:
                target = local_id(node.attributes.get("bpmnElement", ""))
                self.drawn.setdefault(target, []).append(node)
            elif node.local == "BPMNPlane" and node.namespace == BPMNDI:
                self.planes.append(node)

    def forget(self, top: Node) -> None:
        """Take an element and all below it out of the indexes."""
        for node in top.descendants():
            identifier = node.attributes.get("id", "")
            if self.by_id.get(identifier) is node:
                del self.by_id[identifier]
            target = local_id(node.attributes.get("bpmnElement", ""))
            drawn = self.drawn.get(target, [])
            if any(each is node for each in drawn):
                self.drawn[target] = [each for each in drawn if each is not node]
        self.planes = [p for p in self.planes if p not in set(top.descendants())]

    def text(self) -> str:
        """Return the whole text."""
        parts = [self.before]
        self.root.write(parts)
        parts.append(self.after)
        return "".join(parts)


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
