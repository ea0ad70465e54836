"""Mails about incidents: who wants them, and planning the next one.

A person gets at most one mail for a process in ten minutes; it names what opened since.
"""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import User

from runtime import wake
from runtime.models import (
    Grant,
    IncidentNotice,
    IncidentReader,
    Job,
    JobKind,
    Right,
)

BETWEEN = timedelta(minutes=10)
# Incidents of one cause open within seconds; they go into one mail.
GATHER = timedelta(seconds=10)


def set_incident_mails(*, user: User, wanted: bool) -> None:
    """Send mails about incidents to a person from now on, or no longer."""
    if wanted:
        IncidentReader.objects.get_or_create(user=user)
    else:
        IncidentReader.objects.filter(user=user).delete()


def plan_notices(process: UUID, now: datetime) -> None:
    """Plan a mail for each reader for whom none is planned.

    To be called before incidents are written, in their transaction: the locks make it
    certain that a mail that is being sent names them, or that another one will.
    """
    readers = readers_of(process)
    if not readers:
        return
    IncidentNotice.objects.bulk_create(
        (IncidentNotice(user_id=one, process=process) for one in readers),
        ignore_conflicts=True,
    )
    found = IncidentNotice.objects.select_for_update().filter(
        process=process, user__in=readers
    )
    plan_mails([one for one in found.order_by("pk") if not one.is_planned], now)


def readers_of(process: UUID) -> list[int]:
    """Return the ids of those who may act on a process and want mails."""
    found = Grant.objects.filter(
        process=process,
        right=Right.ACT,
        user__is_active=True,
        user__incident_reader__isnull=False,
    )
    return list(found.exclude(user__email="").values_list("user", flat=True).distinct())


def plan_mails(notices: list[IncidentNotice], now: datetime) -> None:
    """Write the jobs that send the next mails, and note that they are planned."""
    jobs = [
        Job(
            kind=JobKind.NOTICE,
            key=uuid.uuid4(),
            content={"notice": one.pk},
            due=max(now + GATHER, one.sent_at + BETWEEN if one.sent_at else now),
        )
        for one in notices
    ]
    Job.objects.bulk_create(jobs)
    found = IncidentNotice.objects.filter(pk__in=[one.pk for one in notices])
    found.update(is_planned=True)
    wake.wake_after_commit(jobs)
