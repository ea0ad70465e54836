"""The report of an import: in plain words what a file holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import bpmn
from bpmn.document import local_name, namespace
from bpmn.namespaces import BPMN
from connectors.registry import installed

CONNECTOR = "urn:patchbay:connector:1"
Counted = Callable[[int], str]


def of_pools(count: int) -> str:
    """Return the words for pools."""
    return ngettext("{n} pool", "{n} pools", count)


def of_activities(count: int) -> str:
    """Return the words for tasks and sub-processes."""
    return ngettext("{n} activity", "{n} activities", count)


def of_events(count: int) -> str:
    """Return the words for events."""
    return ngettext("{n} event", "{n} events", count)


def of_gateways(count: int) -> str:
    """Return the words for gateways."""
    return ngettext("{n} gateway", "{n} gateways", count)


def of_flows(count: int) -> str:
    """Return the words for sequence flows."""
    return ngettext("{n} sequence flow", "{n} sequence flows", count)


def kind_of(name: str) -> Counted | None:
    """Return how elements with this tag are counted."""
    lowered = name.lower()
    endings: tuple[tuple[tuple[str, ...], Counted], ...] = (
        (("participant",), of_pools),
        (("task", "subprocess", "callactivity", "transaction"), of_activities),
        (("event",), of_events),
        (("gateway",), of_gateways),
        (("sequenceflow",), of_flows),
    )
    return next((words for ends, words in endings if lowered.endswith(ends)), None)


def content_line(document: bpmn.Document) -> str:
    """Return one line that counts what is drawn."""
    names = (local_name(e) for e in document.root.iter(f"{{{BPMN}}}*"))
    counted = Counter(kind for name in names if (kind := kind_of(name)))
    order = (of_pools, of_activities, of_events, of_gateways, of_flows)
    parts = [kind(counted[kind]).format(n=counted[kind]) for kind in order]
    shown = [part for part, kind in zip(parts, order, strict=True) if counted[kind]]
    return ", ".join(shown) + "." if shown else _("The file holds no process yet.")


def connector_lines(document: bpmn.Document) -> list[str]:
    """Return one line for the connectors, and one for those that are missing."""
    steps = list(document.root.iter(f"{{{CONNECTOR}}}step"))
    if not steps:
        return []
    known = {one.connector for one in installed().connectors}
    used = Counter(step.get("name") or step.get("connector") or "?" for step in steps)
    listed = ", ".join(f"{name} ({count})" for name, count in sorted(used.items()))
    lines = [_("Connectors: {list}.").format(list=listed)]
    missing = sorted({c for s in steps if (c := s.get("connector", "")) not in known})
    if missing:
        text = _("Not installed here: {list}. Their settings are kept.")
        lines.append(text.format(list=", ".join(missing)))
    return lines


def vendor_line(document: bpmn.Document) -> list[str]:
    """Return a line on what other tools have written into the file."""
    extensions = document.root.iter(f"{{{BPMN}}}extensionElements")
    children = (child for one in extensions for child in one)
    foreign = [c for c in children if isinstance(c.tag, str)]
    count = sum(namespace(child) not in {BPMN, CONNECTOR} for child in foreign)
    if not count:
        return []
    text = ngettext(
        "{n} extension of another tool, kept as it is.",
        "{n} extensions of other tools, kept as they are.",
        count,
    )
    return [text.format(n=count)]


def finding_lines(document: bpmn.Document) -> list[str]:
    """Return what the check says, the same words counted once."""
    counted = Counter(one.message for one in bpmn.check(document))
    lines = [f"{text} ({n} times)" if n > 1 else text for text, n in counted.items()]
    shown = 8
    if len(lines) > shown:
        rest = len(lines) - shown
        more = ngettext("{n} more finding.", "{n} more findings.", rest)
        return [*lines[:shown], more.format(n=rest)]
    return lines


def report_of(document: bpmn.Document) -> list[str]:
    """Return the lines of the report, the content first."""
    return [
        content_line(document),
        *connector_lines(document),
        *vendor_line(document),
        *finding_lines(document),
    ]
