"""The XML that services answer, whatever namespace they write it in."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from patchbay_sdk import RetryLater


class Document:
    """An element by the names of its children."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element

    def text(self, name: str) -> str:
        """Return the text of a child; empty where there is none."""
        return str(self.element.findtext(f"{{*}}{name}") or "")

    def every(self, path: str) -> Iterator[Document]:
        """Yield the children at a path such as `Buckets/Bucket`."""
        way = "/".join(f"{{*}}{name}" for name in path.split("/"))
        return (Document(one) for one in self.element.iterfind(way))


def document_of(content: bytes) -> Document | None:
    """Return what an answer holds; None where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return Document(root) if root is not None else None


def needed(content: bytes) -> Document:
    """Return what an answer holds. Raises RetryLater where it is no XML."""
    found = document_of(content)
    if found is None:
        raise RetryLater("The service answered something that is not XML.")
    return found
