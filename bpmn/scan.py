"""One pass of expat over a file before anything else sees it: limits and DOCTYPE."""

from __future__ import annotations

from dataclasses import dataclass
from xml.parsers import expat

from bpmn import limits
from bpmn.exceptions import RefusedFile

DOCTYPE = (
    "This file has a document type declaration, which can hide harmful content. "
    "Save it without one and import it again."
)
MENDABLE_ERRORS = frozenset(
    {
        expat.errors.XML_ERROR_MISPLACED_XML_PI,
        expat.errors.XML_ERROR_XML_DECL,
        expat.errors.XML_ERROR_UNDEFINED_ENTITY,
        expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE,
    }
)
CUT_OFF = frozenset(
    {
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    }
)


@dataclass
class Scanner:
    """Counts while expat reads; refuses at the first thing that is too much."""

    parser: expat.XMLParserType
    elements: int = 0
    depth: int = 0

    def refuse(self, code: str, message: str) -> None:
        """Refuse the file at the line that expat has reached."""
        raise RefusedFile(message, code=code, line=self.parser.CurrentLineNumber)

    def doctype(self, *_: object) -> None:
        """Refuse any document type declaration."""
        self.refuse("doctype", DOCTYPE)

    def start(self, name: str, attributes: list[str]) -> None:
        """Count an element and look at its attributes (name, value, name, …)."""
        self.elements += 1
        self.depth += 1
        if self.elements > limits.MAX_ELEMENTS:
            self.refuse(
                "too-many-elements",
                f"The file has more than {limits.MAX_ELEMENTS:,} elements. "
                "Split the process into several files.",
            )
        if self.depth > limits.MAX_DEPTH:
            self.refuse(
                "too-deep",
                f"Elements are nested more than {limits.MAX_DEPTH} deep.",
            )
        if len(attributes) > 2 * limits.MAX_ATTRIBUTES:
            self.refuse(
                "too-many-attributes",
                f"<{name[:80]}> has more than {limits.MAX_ATTRIBUTES} attributes.",
            )
        if any(len(value) > limits.MAX_ATTRIBUTE_LENGTH for value in attributes[1::2]):
            self.refuse(
                "attribute-too-long",
                f"An attribute of <{name[:80]}> is longer than "
                f"{limits.MAX_ATTRIBUTE_LENGTH:,} characters.",
            )

    def end(self, _name: str) -> None:
        """Leave an element."""
        self.depth -= 1


def refusal_of(error: expat.ExpatError, text: str) -> RefusedFile:
    """Return the refusal for a file that is not well-formed."""
    reason = expat.errors.messages[error.code]
    if reason in CUT_OFF and text.strip():
        message = (
            f"The file ends in the middle, at line {error.lineno}. It was probably "
            "not saved or sent completely."
        )
        return RefusedFile(message, code="truncated", line=error.lineno)
    message = f"The file is not XML: {reason} at line {error.lineno}."
    mendable = reason in MENDABLE_ERRORS
    return RefusedFile(message, code="not-xml", line=error.lineno, mendable=mendable)


def scan(text: str) -> int:
    """Return the number of elements. Raises RefusedFile."""
    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    parser.buffer_text = True
    scanner = Scanner(parser)
    parser.StartDoctypeDeclHandler = scanner.doctype
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    try:
        parser.Parse(text.encode("utf-8", errors="surrogatepass"), True)
    except expat.ExpatError as error:
        raise refusal_of(error, text) from error
    return scanner.elements
