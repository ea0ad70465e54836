"""What a browser must not see: the file keeps it, `bpmn.present` neutralises it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bpmn.check import values
from bpmn.check.finding import (
    Finding,
    attributes_of,
    found,
    shortened,
    title_of,
)
from bpmn.document import Document, local_name, namespace
from bpmn.limits import MAX_COORDINATE, MAX_DRAWN_NAME

FAR = f"{MAX_COORDINATE:,.0f}"


def findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for each value that is drawn differently from how it stands."""
    for element in document.elements():
        names = (namespace(element), local_name(element))
        if names in values.COORDINATES:
            yield from coordinates(element, values.COORDINATES[names])
        yield from long_names(element, *names)
        yield from attributes(element)


def coordinates(
    element: etree._Element, expected: tuple[str, ...]
) -> Iterator[Finding]:
    """Look at the numbers of bounds or of a waypoint."""
    for name in expected:
        written = element.get(name)
        if values.is_safe_number(name, written):
            continue
        yield coordinate(element, name, written)


def coordinate(element: etree._Element, name: str, written: str | None) -> Finding:
    """Say what is wrong with one number, and what is drawn in its place."""
    parent = element.getparent()
    title = title_of(element if parent is None else parent)
    drawn = f"{values.safe_number(name, written):,.0f}"
    if written is None:
        message = f"{title} has no {name}. It is drawn with {drawn}; move it to set it."
        return found("not-finite-bounds", "warning", element, message, name)
    shown = shortened(written)
    number = values.number_of(written)
    if number is None:
        message = (
            f'{title} has "{shown}" as {name}, which is not a number. It is drawn with '
            f"{drawn}; move it to set it."
        )
        return found("not-finite-bounds", "warning", element, message, name)
    if name in values.SIZES and number < 0:
        message = f"{title} has the {name} {shown}. It is drawn with {drawn}."
        return found("negative-size", "warning", element, message, name)
    message = (
        f"{title} has {name} {shown}, farther than {FAR} from the origin. It is drawn "
        "at that limit; move it closer."
    )
    return found("far-coordinates", "warning", element, message, name)


def long_names(
    element: etree._Element, namespace_: str, local: str
) -> Iterator[Finding]:
    """Look for names that are too long to be drawn whole."""
    name = values.drawn_attribute(namespace_, local)
    if name is not None and len(element.get(name, "")) > MAX_DRAWN_NAME:
        yield long_name(element, len(element.get(name, "")), name)
    if (namespace_, local) in values.DRAWN_TEXT:
        length = sum(len(part) for part in element.itertext())
        if length > MAX_DRAWN_NAME:
            yield long_name(element, length, None)


def long_name(element: etree._Element, length: int, name: str | None) -> Finding:
    """Say that a name is cut where it is drawn."""
    message = (
        f"The text of {title_of(element)} has {length:,} characters. The first "
        f"{MAX_DRAWN_NAME:,} are drawn; move the rest to its documentation."
    )
    return found("long-name", "warning", element, message, name)


def attributes(element: etree._Element) -> Iterator[Finding]:
    """Look for colours that are none and for images that would be fetched."""
    for key, value in attributes_of(element):
        space, _, local = key.removeprefix("{").rpartition("}")
        if values.is_colour_attribute(space, local):
            if not values.is_colour(value):
                yield bad_colour(element, local, value)
        elif values.is_outside_image(local_name(element), local, value):
            yield outside_image(element, local, value)


def bad_colour(element: etree._Element, name: str, value: str) -> Finding:
    """Say that a colour is not drawn."""
    message = (
        f'{title_of(element)} has the colour "{shortened(value)}", which is none. It '
        "is drawn in the usual colour; choose one such as #1e88e5."
    )
    return found("bad-colour", "warning", element, message, name)


def outside_image(element: etree._Element, name: str, value: str) -> Finding:
    """Say that an image is not fetched."""
    message = (
        f'{title_of(element)} refers to the image "{shortened(value)}" outside the '
        "file. It is not loaded; put the image into the file as a data: address."
    )
    return found("outside-image", "warning", element, message, name)
