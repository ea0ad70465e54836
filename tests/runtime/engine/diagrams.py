"""Diagrams from short texts, so that a test shows the process it is about.

    start s
    service t1
    boundary b on t1 timer PT1S stay
    s > t1 > e
    b > t2 : amount > 1

A line declares an element, its id and what it waits for or throws; indented lines are
inside it. `a > b` is a flow, with a condition after `:`, or `default`. Words such as
`@ordering=Sequential` become attributes, `*3` three instances; what follows `|` becomes
content. `pool p` begins a process, `a ~> b` is a message flow, `a ..> b` an
association.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

import bpmn
from runtime.engine import Definition, definition_of

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:connector="urn:patchbay:connector:1" id="definitions">'
)
TYPES = {
    "start": "startEvent",
    "end": "endEvent",
    "catch": "intermediateCatchEvent",
    "throw": "intermediateThrowEvent",
    "boundary": "boundaryEvent",
    "task": "task",
    "manual": "manualTask",
    "service": "serviceTask",
    "user": "userTask",
    "send": "sendTask",
    "receive": "receiveTask",
    "script": "scriptTask",
    "rule": "businessRuleTask",
    "call": "callActivity",
    "sub": "subProcess",
    "event": "subProcess",
    "transaction": "transaction",
    "adhoc": "adHocSubProcess",
    "xor": "exclusiveGateway",
    "and": "parallelGateway",
    "or": "inclusiveGateway",
    "events": "eventBasedGateway",
    "complex": "complexGateway",
}
MULTI = "<multiInstanceLoopCharacteristics>{}</multiInstanceLoopCharacteristics>"
REFERRED = {"message", "signal", "error", "escalation"}
TIMES = (("R", "timeCycle"), ("P", "timeDuration"), ("2", "timeDate"))


@dataclass
class Element:
    """An element on its way into XML."""

    id: str
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: str = ""
    inside: list[Element] = field(default_factory=list)

    def xml(self) -> str:
        """Return the element as XML."""
        attributes = {"id": self.id, **self.attributes}
        listed = " ".join(f"{k}={quoteattr(v)}" for k, v in attributes.items() if v)
        inside = "".join(one.xml() for one in self.inside)
        return f"<{self.tag} {listed}>{self.content}{inside}</{self.tag}>"


class Diagram:
    """The elements of a text."""

    def __init__(self, text: str) -> None:
        self.roots: dict[str, str] = {}
        self.pools: list[Element] = []
        self.links: list[str] = []
        self.flows = 0
        self.levels: list[tuple[int, Element]] = []
        for line in text.splitlines():
            if line.strip():
                self.line(line)

    def process(self) -> Element:
        """Return the process that is being filled."""
        if not self.pools:
            self.begin_pool("p")
        return self.pools[-1]

    def begin_pool(self, identifier: str) -> None:
        """Begin a process."""
        pool = Element(identifier, "process", {"isExecutable": "true"})
        self.pools.append(pool)
        self.levels = [(-1, pool)]

    def line(self, line: str) -> None:
        """Take one line."""
        indentation, text = len(line) - len(line.lstrip()), line.strip()
        if text.startswith("pool "):
            self.begin_pool(text.split()[1])
            return
        self.process()
        while self.levels[-1][0] >= indentation:
            self.levels.pop()
        around = self.levels[-1][1]
        if re.match(r"\S+ (~>|\.\.>|>) ", text):
            self.line_between(around, text)
            return
        element = self.element(text)
        around.inside.append(element)
        self.levels.append((indentation, element))

    def line_between(self, around: Element, text: str) -> None:
        """Take flows, a message flow or an association."""
        path, _, condition = text.partition(" : ")
        for mark, tag in (("~>", "messageFlow"), ("..>", "association")):
            if mark in path:
                source, target = (one.strip() for one in path.split(mark))
                ends = {"sourceRef": source, "targetRef": target}
                element = Element(f"{tag}_{source}_{target}", tag, ends)
                if tag == "association":
                    around.inside.append(element)
                else:
                    self.links.append(element.xml())
                return
        names = [one.strip() for one in path.split(" > ")]
        for source, target in pairwise(names):
            self.flow(around, source, target, condition.strip())

    def flow(self, around: Element, source: str, target: str, condition: str) -> None:
        """Add a sequence flow."""
        self.flows += 1
        identifier = f"{source}_{target}_{self.flows}"
        flow = Element(identifier, "sequenceFlow")
        flow.attributes = {"sourceRef": source, "targetRef": target}
        if condition == "default":
            owner = next(one for one in around.inside if one.id == source)
            owner.attributes["default"] = identifier
        elif condition:
            text = escape(condition)
            flow.content = f"<conditionExpression>{text}</conditionExpression>"
        around.inside.append(flow)

    def element(self, text: str) -> Element:
        """Return a flow node."""
        text, _, content = text.partition(" | ")
        kind, identifier, *words = text.split()
        element = Element(identifier, TYPES[kind], content=content)
        for word in [one for one in words if one.startswith("*")]:
            count = f"<loopCardinality>{word[1:]}</loopCardinality>"
            element.content += MULTI.format(count)
            words.remove(word)
        for word in [one for one in words if one.startswith("@")]:
            key, _, value = word[1:].partition("=")
            element.attributes[key] = value
            words.remove(word)
        if kind == "event":
            element.attributes["triggeredByEvent"] = "true"
        if "stay" in words:
            words.remove("stay")
            key = "cancelActivity" if kind == "boundary" else "isInterrupting"
            element.attributes[key] = "false"
        if kind == "boundary":
            element.attributes["attachedToRef"] = words[1]
            words = words[2:]
        self.events(element, kind, words)
        return element

    def events(self, element: Element, kind: str, words: list[str]) -> None:
        """Add what an element waits for, throws, receives or calls."""
        if kind in {"send", "receive"} and words:
            element.attributes["messageRef"] = self.root("message", words[0])
        elif kind == "call" and words:
            element.attributes["calledElement"] = words[0]
        elif kind in {"start", "end", "catch", "throw", "boundary"}:
            for one in " ".join(words).split(" + "):
                element.content += self.definition(*one.split(maxsplit=1))

    def definition(self, kind: str = "", value: str = "") -> str:
        """Return an event definition."""
        if not kind:
            return ""
        if kind == "compensation":
            waits = 'waitForCompletion="false"' if value == "nowait" else ""
            activity = f'activityRef="{value}"' if value and not waits else ""
            return f"<compensateEventDefinition {activity} {waits}/>"
        tag, content, attributes = f"{kind}EventDefinition", "", ""
        if kind == "timer":
            time = next((t for p, t in TIMES if value.startswith(p)), "timeDuration")
            content = f"<{time}>{escape(value)}</{time}>"
        elif kind == "conditional":
            content = f"<condition>{escape(value)}</condition>"
        elif kind == "link":
            attributes = f" name={quoteattr(value)}"
        elif kind in REFERRED and value:
            attributes = f' {kind}Ref="{self.root(kind, value)}"'
        return f"<{tag}{attributes}>{content}</{tag}>"

    def root(self, kind: str, name: str) -> str:
        """Return the id of a message, signal, error or escalation of a name."""
        code = f'{kind}Code="{name}"' if kind in {"error", "escalation"} else ""
        identifier = f"{kind}_{name}"
        self.roots[identifier] = f'<{kind} id="{identifier}" name="{name}" {code}/>'
        return identifier

    def data(self) -> bytes:
        """Return the file."""
        pools = "".join(
            f'<participant id="pool_{one.id}" processRef="{one.id}"/>'
            for one in self.pools
        )
        collaboration = (
            f'<collaboration id="collaboration">{pools}{"".join(self.links)}'
        )
        parts = [
            HEAD,
            *self.roots.values(),
            f"{collaboration}</collaboration>",
            *[one.xml() for one in self.pools],
            "</definitions>",
        ]
        return "".join(parts).encode()


def document_of(text: str) -> bpmn.Document:
    """Return the document of a text."""
    return bpmn.read(Diagram(text).data())


def process_of(text: str) -> Definition:
    """Return the definition of a text."""
    return definition_of(document_of(text))
