"""A scene as SVG: no text, no style sheet, colours that work on light and dark."""

from __future__ import annotations

from bpmn.document import Document
from bpmn.draw.scene import Box, Line, Scene, scene_of

WIDTH, HEIGHT = 320, 240
MARGIN = 16
# Half transparent grey stands out from white and from black alike.
STROKE = "#7a8494"
FILL = "#7a8494"
ACCENT = "#2f9d94"
POOLS = frozenset({"participant", "lane"})
DASHED = frozenset({"messageFlow", "association", "dataInputAssociation"})
ACCENTED = frozenset({"serviceTask", "sendTask", "businessRuleTask"})


def rounded(value: float) -> str:
    """Return a coordinate with one digit, as short as it can be."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


class Pen:
    """Draws in the units of the thumbnail."""

    def __init__(self, extent: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = extent
        across, down = max(right - left, 1), max(bottom - top, 1)
        self.scale = min(
            (WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / down, 0.75
        )
        self.left = (WIDTH - across * self.scale) / 2 - left * self.scale
        self.top = (HEIGHT - down * self.scale) / 2 - top * self.scale

    def x(self, value: float) -> str:
        """Return a horizontal place."""
        return rounded(self.left + value * self.scale)

    def y(self, value: float) -> str:
        """Return a vertical place."""
        return rounded(self.top + value * self.scale)

    def size(self, value: float) -> str:
        """Return a length."""
        return rounded(value * self.scale)

    def box(self, box: Box) -> str:
        """Draw a shape by the kind of its element."""
        name = box.tag.lower()
        if name.endswith("event"):
            return self.circle(box, 2.2 if name == "endevent" else 1.2)
        if name.endswith("gateway"):
            return self.diamond(box)
        if box.tag in POOLS:
            return self.rectangle(box, 0, 'fill-opacity="0.05"')
        if box.tag in {"textAnnotation", "group", ""}:
            return self.rectangle(box, 2, 'fill="none" stroke-dasharray="2 2"')
        accent = f'stroke="{ACCENT}" fill="{ACCENT}"' if box.tag in ACCENTED else ""
        return self.rectangle(box, 10, f'{accent} fill-opacity="0.16"')

    def rectangle(self, box: Box, radius: float, look: str) -> str:
        """Draw a rectangle with rounded corners."""
        return (
            f'<rect x="{self.x(box.x)}" y="{self.y(box.y)}" '
            f'width="{self.size(box.width)}" height="{self.size(box.height)}" '
            f'rx="{self.size(radius)}" {look.strip()}/>'
        )

    def circle(self, box: Box, stroke: float) -> str:
        """Draw an event."""
        return (
            f'<circle cx="{self.x(box.x + box.width / 2)}" '
            f'cy="{self.y(box.y + box.height / 2)}" r="{self.size(box.width / 2)}" '
            f'fill-opacity="0.1" stroke-width="{stroke}"/>'
        )

    def diamond(self, box: Box) -> str:
        """Draw a gateway."""
        middle_x, middle_y = box.x + box.width / 2, box.y + box.height / 2
        corners = (
            (middle_x, box.y),
            (box.x + box.width, middle_y),
            (middle_x, box.y + box.height),
            (box.x, middle_y),
        )
        return f'<path d="{self.path(corners)}z" fill-opacity="0.1"/>'

    def path(self, points: tuple[tuple[float, float], ...]) -> str:
        """Return points as a path."""
        return "M" + "L".join(f"{self.x(x)} {self.y(y)}" for x, y in points)

    def line(self, line: Line) -> str:
        """Draw a connection."""
        dash = ' stroke-dasharray="2 2"' if line.tag in DASHED else ""
        arrow = ' marker-end="url(#a)"' if line.tag != "association" else ""
        return f'<path d="{self.path(line.points)}" fill="none"{dash}{arrow}/>'


ARROW = (
    '<defs><marker id="a" viewBox="0 0 6 6" refX="5.5" refY="3" markerWidth="5" '
    'markerHeight="5" orient="auto"><path d="M0 0L6 3L0 6z" stroke="none" '
    f'fill="{STROKE}"/></marker></defs>'
)
OPEN = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
    f'fill="{FILL}" stroke="{STROKE}" stroke-width="1.2">'
)
PLACEHOLDER = (
    '<g fill="none" stroke-dasharray="4 4" opacity="0.7"><circle cx="90" cy="120" '
    'r="14"/><rect x="130" y="98" width="64" height="44" rx="7"/><circle cx="234" '
    'cy="120" r="14"/><path d="M104 120h26M194 120h26"/></g>'
)


def content(scene: Scene) -> str:
    """Return what is inside the drawing."""
    extent = scene.extent()
    if extent is None:
        return PLACEHOLDER
    pen = Pen(extent)
    # Pools and lanes lie below what is in them.
    boxes = sorted(scene.boxes, key=lambda box: box.tag not in POOLS)
    return ARROW + "".join([*map(pen.box, boxes), *map(pen.line, scene.lines)])


def draw(document: Document) -> str:
    """Return a small SVG of the first diagram; a placeholder where there is none."""
    return f"{OPEN}{content(scene_of(document))}</svg>"
