"""Reading what an upgrade of all drafts would do, and how far a run has come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet

import bpmn
from connectors.registry import installed
from modeler.models import Draft, UpgradeOutcome, UpgradeResult, UpgradeRun
from modeler.upgrades import upgrades_in

NAMESPACE = b"urn:patchbay:connector:1"
MOST_RUNS = 20
MOST_REFUSALS = 50
CHUNK = 50


@dataclass
class Outdated:
    """A connector that is newer than steps of drafts: how many, of which versions."""

    connector: str
    name: str
    version: str
    drafts: int = 0
    steps: int = 0
    named: int = 0
    versions: dict[str, int] = field(default_factory=dict)


def outdated() -> list[Outdated]:
    """Return the connectors with older steps in any draft, most steps first.

    A draft that cannot be read is left out. `named` counts values that the migrations
    do not simply carry over.
    """
    found: dict[str, Outdated] = {}
    drafts: dict[str, set[Any]] = defaultdict(set)
    rows = Draft.objects.values_list("pk", "bpmn").order_by("pk")
    for key, data in rows.iterator(chunk_size=CHUNK):
        for step in steps_of(bytes(data)):
            one = found.setdefault(
                step.connector,
                Outdated(step.connector, step.connector_name, step.to_version),
            )
            one.steps += 1
            one.named += sum(
                line.change in {"drop", "kept", "choice"} for line in step.settings
            )
            version = step.from_version
            one.versions[version] = one.versions.get(version, 0) + 1
            drafts[step.connector].add(key)
    for connector, one in found.items():
        one.drafts = len(drafts[connector])
    return sorted(found.values(), key=lambda one: (-one.steps, one.name))


def steps_of(data: bytes) -> list[Any]:
    """Return the steps of a file that can be brought up to date."""
    encoded = NAMESPACE in data or b"\x00" in data[:64]
    if not encoded or not installed().connectors:
        return []
    try:
        return upgrades_in(bpmn.read(data))
    except bpmn.BpmnError:
        return []


def runs() -> QuerySet[UpgradeRun]:
    """Return the last runs with their counts, the newest first."""
    return with_counts(UpgradeRun.objects.all())[:MOST_RUNS]


def with_counts(found: QuerySet[UpgradeRun]) -> QuerySet[UpgradeRun]:
    """Return runs with how many drafts were looked at, changed and refused."""
    changed = Q(results__outcome=UpgradeOutcome.CHANGED)
    refused = Q(results__outcome=UpgradeOutcome.REFUSED)
    return found.select_related("by").annotate(
        done=Count("results", distinct=True),
        changed=Count("results", filter=changed, distinct=True),
        refused=Count("results", filter=refused, distinct=True),
        taken_back=Count("undone_by", distinct=True),
    )


def run_shape(run: Any) -> dict[str, Any]:
    """Return a run as the API and the page show it; `run` carries its counts."""
    results = UpgradeResult.objects.filter(run=run)
    refused = results.filter(outcome=UpgradeOutcome.REFUSED).select_related("process")
    steps = results.values_list("steps", "kept")
    return {
        "id": str(run.pk),
        "by": (run.by.get_full_name() or run.by.get_username()) if run.by else None,
        "connectors": run.connectors,
        "undoes": str(run.undoes_id) if run.undoes_id else None,
        "total": max(run.total, run.done),
        "done": run.done,
        "changed": run.changed,
        "refused": run.refused,
        "steps": sum(one for one, _kept in steps),
        "kept": sum(kept for _one, kept in steps),
        "started_at": run.started_at.isoformat(),
        "stopped_at": run.stopped_at and run.stopped_at.isoformat(),
        "ended_at": run.ended_at and run.ended_at.isoformat(),
        "can_undo": bool(
            run.ended_at and run.changed and not run.undoes_id and not run.taken_back
        ),
        "refusals": [
            {
                "process": str(one.process_id),
                "name": one.process.name,
                "message": one.message,
            }
            for one in refused[:MOST_REFUSALS]
        ],
    }


def upgraded_by_others(process_id: Any) -> list[dict[str, Any]]:
    """Return what runs changed in a process and its members can still take back."""
    found = UpgradeResult.objects.filter(
        process_id=process_id,
        revision__isnull=False,
        run__undoes=None,
        undone_at=None,
    )
    return [
        {
            "id": one.pk,
            "by": one.run.by.get_username() if one.run.by else None,
            "at": one.at.isoformat(),
            "steps": one.steps,
        }
        for one in found.select_related("run__by").order_by("-id")[:5]
    ]
