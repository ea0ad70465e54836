"""Which values a browser can draw: numbers, colours, addresses of images, names."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from bpmn.check.colours import NAMES
from bpmn.limits import MAX_COORDINATE
from bpmn.namespaces import BIOC, BPMN, COLOR, DC, DI

# xsd:double without INF and NaN, which hang bpmn-js.
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
CHANNEL = r"\s*\d{1,3}(\.\d+)?%?\s*"
HEX = r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})"
COLOUR = re.compile(
    rf"{HEX}|rgb\({CHANNEL},{CHANNEL},{CHANNEL}\)", re.IGNORECASE | re.ASCII
)
COLOUR_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    BIOC: frozenset({"stroke", "fill"}),
    COLOR: frozenset({"background-color", "border-color", "color"}),
}
COORDINATES: Mapping[tuple[str, str], tuple[str, ...]] = {
    (DC, "Bounds"): ("x", "y", "width", "height"),
    (DI, "waypoint"): ("x", "y"),
}
COLOURING = frozenset().union(*COLOUR_ATTRIBUTES.values())
WITH_COORDINATES = frozenset(local for _, local in COORDINATES)
SAFE_NUMBERS = {"x": 0.0, "y": 0.0, "width": 100.0, "height": 80.0}
SIZES = frozenset({"width", "height"})
PICTURES = ("icon", "image", "img", "logo", "picture", "thumbnail", "avatar")
ADDRESSES = frozenset({"src", "href"})
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|[\\/]{2}|[./\\]", re.IGNORECASE)
DRAWN_TEXT = frozenset({(BPMN, "text")})
DRAWN_ATTRIBUTES = {"categoryValue": "value"}


def number_of(written: str | None) -> float | None:
    """Return a finite number, None for anything else."""
    if written is None or not NUMBER.fullmatch(written.strip()):
        return None
    number = float(written)
    return number if math.isfinite(number) else None


def safe_number(name: str, written: str | None) -> float:
    """Return the number that is drawn in place of the written one."""
    number = number_of(written)
    if number is None or (name in SIZES and number < 0):
        return SAFE_NUMBERS[name]
    return max(-MAX_COORDINATE, min(MAX_COORDINATE, number))


def is_safe_number(name: str, written: str | None) -> bool:
    """Tell whether a coordinate is drawn as written."""
    return number_of(written) == safe_number(name, written)


def is_colour(value: str) -> bool:
    """Tell whether every browser and the file format agree that this is a colour."""
    plain = value.strip()
    return not plain or plain.lower() in NAMES or bool(COLOUR.fullmatch(plain))


def is_colour_attribute(namespace: str, local: str) -> bool:
    """Tell whether an attribute colours a shape or an edge."""
    return local in COLOUR_ATTRIBUTES.get(namespace, ())


def is_outside_image(element: str, attribute: str, value: str) -> bool:
    """Tell by local names whether an attribute would make the browser fetch an image.

    Names of built-in icons, such as `mail`, would not.
    """
    named = element if attribute in ADDRESSES else attribute
    if not named.lower().endswith(PICTURES):
        return False
    # Browsers drop blanks and control characters in addresses.
    address = "".join(letter for letter in value if letter > " ")
    if address.lower().startswith("data:image/"):
        return False
    return bool(OUTSIDE.match(address))


def drawn_attribute(namespace: str, local: str) -> str | None:
    """Return the attribute of a BPMN element that is drawn as its name."""
    return DRAWN_ATTRIBUTES.get(local, "name") if namespace == BPMN else None
