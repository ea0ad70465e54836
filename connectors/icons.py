"""Icons of packages as data addresses, after a check that they only draw."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from lxml import etree

from connectors.exceptions import UnsafeIcon

SVG = "http://www.w3.org/2000/svg"
MAX_BYTES = 64 * 1024
DRAWING = frozenset(
    """svg g path rect circle ellipse line polyline polygon text tspan defs title desc
    linearGradient radialGradient stop clipPath mask use symbol""".split()  # noqa: SIM905
)
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:", re.IGNORECASE)


def check_element(element: etree._Element) -> None:
    """Refuse what is not drawing, and every reference to the outside."""
    name = etree.QName(element)
    if name.namespace != SVG or name.localname not in DRAWING:
        message = f"The icon holds <{name.localname[:40]}>, which is not drawing."
        raise UnsafeIcon(message)
    for attribute, value in element.attrib.items():
        local, text = etree.QName(attribute).localname.lower(), str(value)
        outside = local == "href" and not text.startswith("#")
        if local.startswith("on") or outside or OUTSIDE.search(text):
            raise UnsafeIcon(f"The icon has {local[:40]}, which could reach outside.")


def checked_svg(data: bytes) -> bytes:
    """Return the bytes of an SVG that only draws. Raises UnsafeIcon."""
    if len(data) > MAX_BYTES:
        raise UnsafeIcon("The icon is larger than 64 kB.")
    if b"<!" in data.replace(b"<!--", b""):
        raise UnsafeIcon("The icon declares a document type or entities.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnsafeIcon("The icon is not XML.") from error
    for element in root.iter():
        if isinstance(element.tag, str):
            check_element(element)
        elif isinstance(element, etree._ProcessingInstruction):
            raise UnsafeIcon("The icon holds a processing instruction.")
    return data


def data_address(folder: Path, name: str) -> str:
    """Return an icon file of a package as a data address. Raises UnsafeIcon."""
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        raise UnsafeIcon(f"The package has no icon {name[:80]}.")
    encoded = base64.b64encode(checked_svg(file.read_bytes())).decode()
    return f"data:image/svg+xml;base64,{encoded}"
