"""BPMN 2.0 files as a library: read, check, draw, patch, compare, mend."""

from __future__ import annotations

from bpmn.changes import Change, check_changes
from bpmn.document import Document
from bpmn.exceptions import BpmnError, RefusedChange, RefusedFile
from bpmn.patch import Applied, Dropped, apply
from bpmn.read import read

__all__ = [
    "Applied",
    "BpmnError",
    "Change",
    "Document",
    "Dropped",
    "RefusedChange",
    "RefusedFile",
    "apply",
    "check_changes",
    "read",
]
