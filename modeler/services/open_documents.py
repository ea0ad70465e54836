"""The documents of the drafts that are being edited, so that each is read once.

The database is the truth: a document is used only for the revision and the very bytes
that it was kept for. Each process of the server has its own.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from uuid import UUID

import bpmn
from modeler.models import Draft

MAX_KEPT = 16
_lock = threading.Lock()
_kept: OrderedDict[tuple[UUID, int], bpmn.Document] = OrderedDict()


def document_of(draft: Draft) -> bpmn.Document:
    """Return the document of a locked draft, read when it is not kept."""
    data = bytes(draft.bpmn)
    with _lock:
        kept = _kept.pop((draft.pk, draft.revision), None)
    return kept if kept is not None and kept.data == data else bpmn.read(data)


def keep(draft: Draft, document: bpmn.Document) -> None:
    """Keep the document of a draft after the commit; the oldest one goes."""
    with _lock:
        _kept[draft.pk, draft.revision] = document
        while len(_kept) > MAX_KEPT:
            _kept.popitem(last=False)
