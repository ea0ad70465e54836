"""BPMN 2.0 files as a library: read, check, draw, patch, compare, mend."""

from __future__ import annotations

from bpmn.changes import Change, check_changes
from bpmn.check import Finding, check
from bpmn.compare import Comparison, compare
from bpmn.document import Document
from bpmn.draw import draw
from bpmn.empty import EMPTY
from bpmn.exceptions import BpmnError, RefusedChange, RefusedFile
from bpmn.mend import Mended, mend
from bpmn.patch import Applied, Dropped, apply
from bpmn.present import present
from bpmn.read import read

__all__ = [
    "EMPTY",
    "Applied",
    "BpmnError",
    "Change",
    "Comparison",
    "Document",
    "Dropped",
    "Finding",
    "Mended",
    "RefusedChange",
    "RefusedFile",
    "apply",
    "check",
    "check_changes",
    "compare",
    "draw",
    "mend",
    "present",
    "read",
]
