"""Texts that were probably written in another encoding than declared."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn.check.finding import Finding
from bpmn.document import Document

ONE_BYTE = ("iso", "latin", "windows", "cp")


def findings(document: Document) -> Iterator[Finding]:
    """Yield a finding for a file that is declared as Latin-1 and looks like UTF-8."""
    if document.bom or not document.encoding.startswith(ONE_BYTE):
        return
    if document.data.isascii():
        return
    try:
        document.data.decode("utf-8")
    except UnicodeDecodeError:
        return
    message = (
        f"The file is declared as {document.encoding}, but looks like UTF-8. Where "
        "letters look wrong, change the declaration to UTF-8 and import it again."
    )
    yield Finding("doubtful-encoding", "warning", None, None, 1, message)
