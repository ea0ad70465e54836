"""Reading a BPMN file: what is hostile is refused, what is ugly is accepted."""

from __future__ import annotations

import re
from typing import cast

from lxml import etree

from bpmn import limits
from bpmn.document import Document
from bpmn.encodings import decode
from bpmn.exceptions import RefusedFile
from bpmn.namespaces import BPMN
from bpmn.parser import parse
from bpmn.scan import scan

XML_DECLARATION = re.compile(r"<\?xml\s[^>]*\?>")
BLANKED = re.compile(r"[^\n]")
LINE = re.compile(r"line (\d+)")
MENDABLE = ("Namespace prefix", "is not a valid URI", "xmlns", "redefined")
WRONG_ROOT = (
    "This is not a BPMN 2.0 file: its first element is <{name}> {origin}, where "
    "<definitions> of BPMN 2.0 is expected."
)


def without_declaration(text: str) -> str:
    """Blank out the XML declaration, so that the text stands for itself."""
    found = XML_DECLARATION.match(text)
    if found is None:
        return text
    return BLANKED.sub(" ", found[0]) + text[found.end() :]


def parsed(text: str) -> etree._Element:
    """Parse text that expat has accepted. Raises RefusedFile."""
    try:
        return parse(without_declaration(text))
    except etree.XMLSyntaxError as error:
        reason = str(error.msg)
        line = LINE.search(reason)
        mendable = any(part in reason for part in MENDABLE)
        message = f"The file is not XML: {reason}."
        raise RefusedFile(
            message, line=int(line[1]) if line else None, mendable=mendable
        ) from error


def check_root(root: etree._Element) -> None:
    """Refuse what is not `definitions` of BPMN 2.0."""
    if root.tag != f"{{{BPMN}}}definitions":
        name = etree.QName(root)
        origin = f"of {name.namespace[:80]}" if name.namespace else "without namespace"
        line = cast("int | None", root.sourceline)
        message = WRONG_ROOT.format(name=name.localname[:80], origin=origin)
        raise RefusedFile(message, code="wrong-root", line=line)


def read(data: bytes) -> Document:
    """Read the bytes of a file. Raises RefusedFile with a code and a line."""
    if len(data) > limits.MAX_BYTES:
        megabytes = limits.MAX_BYTES // 1024 // 1024
        message = f"The file is larger than {megabytes} MB."
        raise RefusedFile(message, code="too-large")
    decoded = decode(data)
    count = scan(decoded.text)
    root = parsed(decoded.text)
    check_root(root)
    return Document(
        data=data,
        text=decoded.text,
        encoding=decoded.encoding,
        bom=decoded.bom,
        root=root,
        element_count=count,
    )
