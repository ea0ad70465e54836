"""What bpmn refuses, each with a stable code and words for a person."""

from __future__ import annotations


class BpmnError(Exception):
    """The BPMN file could not be used."""

    code = "bpmn"

    def __init__(self, message: str = "", *, code: str = "") -> None:
        self.message = message or str(type(self).__doc__)
        self.code = code or type(self).code
        super().__init__(self.message)


class RefusedFile(BpmnError):
    """This file cannot be read as BPMN 2.0."""

    code = "not-xml"

    def __init__(
        self,
        message: str = "",
        *,
        code: str = "",
        line: int | None = None,
        mendable: bool = False,
    ) -> None:
        super().__init__(message, code=code)
        self.line = line
        self.mendable = mendable


class RefusedChange(BpmnError):
    """This change cannot be applied to the file."""

    code = "bad-value"

    def __init__(
        self,
        message: str = "",
        *,
        code: str = "",
        element: str | None = None,
        key: str | None = None,
    ) -> None:
        super().__init__(message, code=code)
        self.element = element
        self.key = key
