"""Requests as they stand after their life, for tests of what is read of them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from runtime.models import Deployment, Job, ProcessRequest

NOW = datetime(2030, 5, 10, 12, tzinfo=UTC)


def ran(deployment: Deployment, **values: Any) -> ProcessRequest:
    """Write a Request as it stands after its life."""
    given = {"status": "completed", "started_at": NOW, "ended_at": NOW, **values}
    return ProcessRequest.objects.create(
        deployment=deployment, process=deployment.process, state={}, **given
    )


def passed(request: ProcessRequest, activation: int, **events: float) -> None:
    """Write what happened at the element A, in seconds after the start."""
    for event, seconds in events.items():
        at = request.started_at + timedelta(seconds=seconds)
        request.history.create(event=event, element="A", activation=activation, at=at)


def attempted(request: ProcessRequest, outcome: str, ended: datetime) -> None:
    """Write an attempt of the probe that took two seconds."""
    job = Job.objects.create(
        request=request,
        deployment=request.deployment,
        kind="call",
        connector="probe",
        operation="work",
        key=uuid.uuid4(),
    )
    job.attempts.create(
        number=1,
        outcome=outcome,
        started_at=ended - timedelta(seconds=2),
        ended_at=ended,
    )
