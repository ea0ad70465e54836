"""For whom the steps of a deployment use credentials."""

from __future__ import annotations

from uuid import UUID

from connectors.vault.grants import Use
from runtime.models import Deployment, ProcessRequest


def publisher_of(deployment: UUID) -> int | None:
    """Return the id of the person who published a deployment, where they are known."""
    found = Deployment.objects.filter(pk=deployment)
    return found.values_list("published_by", flat=True).first()


def use_in_deployment(process: UUID, deployment: UUID) -> Use:
    """Return the use by a deployment of a process."""
    return Use(process, lambda: publisher_of(deployment))


def use_in_request(request: ProcessRequest | None) -> Use:
    """Return the use by a Request; without one, of what is for everyone."""
    if request is None:
        return Use()
    return use_in_deployment(request.process, request.deployment_id)
