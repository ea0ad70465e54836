"""Icons: SVG files that only draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from patchbay_sdk.places import Problem

SVG = "http://www.w3.org/2000/svg"
MAX_BYTES = 64 * 1024
DRAWING = frozenset(
    """svg g path rect circle ellipse line polyline polygon text tspan defs title desc
    linearGradient radialGradient stop clipPath mask use
    symbol""".split()  # noqa: SIM905
)
OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:", re.IGNORECASE)


class UnsafeDrawing(Exception):
    """The icon does more than draw."""


def local_name(name: str) -> str:
    """Return a name without its namespace."""
    return name.rpartition(" ")[2]


def check_element(name: str, attributes: dict[str, str]) -> None:
    """Refuse what is not drawing, and what reaches outside."""
    namespace, _, local = name.rpartition(" ")
    if namespace != SVG or local not in DRAWING:
        raise UnsafeDrawing(f"<{local[:40]}> is not drawing in SVG.")
    for attribute, value in attributes.items():
        key = local_name(attribute).lower()
        outside = key == "href" and not value.startswith("#")
        if key.startswith("on") or outside or OUTSIDE.search(value):
            raise UnsafeDrawing(f"{key[:40]} could reach outside.")


def refuse_doctype(*_: object) -> None:
    """Refuse a document type, and with it all entities."""
    raise UnsafeDrawing("It declares a document type.")


def refuse_instruction(*_: object) -> None:
    """Refuse a processing instruction: a style sheet is one."""
    raise UnsafeDrawing("It holds a processing instruction.")


def icon_problem(content: bytes) -> str:
    """Return what is wrong with an icon; empty when it only draws."""
    if len(content) > MAX_BYTES:
        return "The icon is larger than 64 kB."
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = check_element
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.ProcessingInstructionHandler = refuse_instruction
    try:
        parser.Parse(content, True)
    except UnsafeDrawing as error:
        return f"The icon cannot be shown safely: {error}"
    except (ExpatError, ValueError, LookupError) as error:
        return f"The icon is not an SVG file: {error}."
    return ""


def icon_problems(manifest: dict[str, Any], folder: Path) -> Iterator[Problem]:
    """Yield icons that are not in the folder, or do more than draw."""
    for theme, name in manifest["icon"].items():
        file = (folder / name).resolve()
        if not file.is_relative_to(folder.resolve()) or not file.is_file():
            yield f"icon/{theme}", f"There is no file {name} beside connector.json."
        elif message := icon_problem(file.read_bytes()):
            yield f"icon/{theme}", message
