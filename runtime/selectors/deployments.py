"""Reading deployments."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from runtime.models import Deployment, Right
from runtime.permissions import Person, processes_with
from runtime.runnables import runnable_of

# Versions in which an element that is gone is looked for.
MOST_VERSIONS = 10


def newest_deployments() -> QuerySet[Deployment]:
    """Return what new Requests run, by name, without the files."""
    found = Deployment.objects.filter(is_newest=True).defer("bpmn")
    return found.order_by("process_name", "id")


def startable_by(user: Person) -> QuerySet[Deployment]:
    """Return what a person may start."""
    return newest_deployments().filter(process__in=processes_with(user, Right.START))


def deployment_called(name: str) -> Deployment | None:
    """Return the deployment that a call activity means: the id of a process in its
    file, else the name of the process; None where there is not exactly one."""
    everything = list(newest_deployments())
    by_id = [one for one in everything if name in one.bpmn_processes]
    by_name = [one for one in everything if one.process_name == name]
    found = by_id if len(by_id) == 1 else by_name
    return found[0] if len(found) == 1 else None


def names_of_elements(process: UUID, elements: Iterable[str]) -> dict[str, str]:
    """Return what people call elements, by id: in the newest version that has them."""
    names = {element: element for element in elements}
    unknown = set(names)
    versions = Deployment.objects.filter(process=process).order_by("-number")
    for key in versions.values_list("pk", flat=True)[:MOST_VERSIONS]:
        if not unknown:
            break
        runnable = runnable_of(key)
        found = unknown & runnable.definition.nodes.keys()
        names |= {element: runnable.name_of(element) for element in found}
        unknown -= found
    return names
