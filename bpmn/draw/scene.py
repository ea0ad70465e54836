"""What a diagram shows: boxes and lines with numbers that can be drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bpmn.document import Document, local_name
from bpmn.limits import MAX_COORDINATE
from bpmn.namespaces import BPMNDI, DC, DI

# More than a thumbnail can show.
MAX_DRAWN = 3_000


@dataclass(frozen=True)
class Box:
    """A shape: the tag of its element, where it is."""

    tag: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """A connection: the tag of its element, its points."""

    tag: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Scene:
    """The first plane of a file."""

    boxes: list[Box]
    lines: list[Line]

    def extent(self) -> tuple[float, float, float, float] | None:
        """Return left, top, right, bottom of all, None where nothing is drawn."""
        xs = [x for b in self.boxes for x in (b.x, b.x + b.width)]
        ys = [y for b in self.boxes for y in (b.y, b.y + b.height)]
        xs += [x for line in self.lines for x, _ in line.points]
        ys += [y for line in self.lines for _, y in line.points]
        return (min(xs), min(ys), max(xs), max(ys)) if xs else None


def number(element: etree._Element, name: str) -> float | None:
    """Return a coordinate, None for what is none."""
    try:
        value = float(element.get(name, ""))
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= MAX_COORDINATE else None


def tag_of(document: Document, drawn: etree._Element) -> str:
    """Return the tag of the element that a shape or edge draws."""
    reference = drawn.get("bpmnElement", "").rpartition(":")[2]
    element = document.by_id.get(reference)
    return "" if element is None else local_name(element)


def box_of(document: Document, shape: etree._Element) -> Box | None:
    """Return a shape as a box, None where its bounds cannot be drawn."""
    bounds = shape.find(f"{{{DC}}}Bounds")
    if bounds is None:
        return None
    x, y = number(bounds, "x"), number(bounds, "y")
    width, height = number(bounds, "width"), number(bounds, "height")
    if x is None or y is None or width is None or height is None:
        return None
    if width <= 0 or height <= 0:
        return None
    return Box(tag_of(document, shape), x, y, width, height)


def line_of(document: Document, edge: etree._Element) -> Line | None:
    """Return an edge as a line, None where its points cannot be drawn."""
    points = [
        (x, y)
        for point in edge.iter(f"{{{DI}}}waypoint")
        if (x := number(point, "x")) is not None
        and (y := number(point, "y")) is not None
    ]
    return Line(tag_of(document, edge), tuple(points)) if len(points) > 1 else None


def first_plane(document: Document) -> Iterator[etree._Element]:
    """Yield what the first plane holds, as far as a thumbnail can show it."""
    plane = next(document.root.iter(f"{{{BPMNDI}}}BPMNPlane"), None)
    if plane is not None:
        yield from list(plane)[:MAX_DRAWN]


def scene_of(document: Document) -> Scene:
    """Return what the first diagram of a file shows."""
    boxes: list[Box] = []
    lines: list[Line] = []
    for drawn in first_plane(document):
        if drawn.tag == f"{{{BPMNDI}}}BPMNShape" and (box := box_of(document, drawn)):
            boxes.append(box)
        if drawn.tag == f"{{{BPMNDI}}}BPMNEdge" and (line := line_of(document, drawn)):
            lines.append(line)
    return Scene(boxes, lines)
