"""Why a document, or a part of it, cannot become a connector."""

from __future__ import annotations


class OpenApiError(Exception):
    """The document cannot become a connector."""

    code = "openapi"


class UnusableDocument(OpenApiError):
    """The document cannot be used: what is wrong, where, and what to do next."""

    code = "unusable-document"

    def __init__(self, what: str, advice: str, *, where: str = "") -> None:
        super().__init__(f"{where}: {what} {advice}" if where else f"{what} {advice}")
        self.what = what
        self.advice = advice
        self.where = where


class BrokenReference(OpenApiError):
    """A reference of the document leads nowhere."""

    code = "broken-reference"


class LeftOut(OpenApiError):
    """A part of the document has no counterpart; the message says why."""

    code = "left-out"
