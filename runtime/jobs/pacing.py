"""Keeps the limits of credentials: a job over a limit waits for the next free moment.

At most so many calls of a credential begin in any minute, whatever the number of
workers. Who has to wait keeps a slot in the order of arrival, and uses up no attempt.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Q

from connectors.models import Credential
from connectors.registry import installed
from connectors.vault.accounts import account_of
from runtime.models import CallSlot, Job, JobKind, JobStatus

MINUTE = timedelta(minutes=1)
CALLING = (JobKind.CALL, JobKind.WORK)
# Asked before every claim of a call; Django would take ten times as long to compose it.
LIMITED = (
    "SELECT name, id FROM connectors_credential WHERE calls_per_minute IS NOT NULL"
)


def free_moment(times: Sequence[datetime], limit: int, now: datetime) -> datetime:
    """Return the first moment for one more call after those at `times`, in order, so
    that no minute has more than the limit."""
    if len(times) < limit:
        return now
    return max(now, times[-limit] + MINUTE)


def let_through(jobs: list[Job], now: datetime) -> list[Job]:
    """Return the jobs that may begin now; the others are put off to their slots.

    To be called in the transaction that claims them.
    """
    calls = [one for one in jobs if one.kind in CALLING]
    limited = limited_credentials() if calls else {}
    if not limited:
        return jobs
    by_credential: dict[int, list[Job]] = defaultdict(list)
    for one in calls:
        name = credential_name(one)
        if name in limited:
            by_credential[limited[name]].append(one)
    waiting: set[int] = set()
    # Locked in one order, so that two workers never wait for each other.
    for key in sorted(by_credential):
        waiting |= put_off(key, by_credential[key], now)
    return [one for one in jobs if one.pk not in waiting]


def limited_credentials() -> dict[str, int]:
    """Return the ids of the credentials that have a limit, by name."""
    with connection.cursor() as cursor:
        cursor.execute(LIMITED)
        return dict(cursor.fetchall())


def credential_name(job: Job) -> str:
    """Return the credential that a call will use, empty for none."""
    connector = installed().find(job.connector)
    operation = connector.operation(job.operation) if connector else None
    account = operation and account_of(job.connector, operation, job.credential)
    return account.name if account else ""


def put_off(key: int, jobs: list[Job], now: datetime) -> set[int]:
    """Give each job its slot; return the ids of those that have to wait."""
    found = Credential.objects.select_for_update(no_key=True).filter(pk=key)
    limit = found.values_list("calls_per_minute", flat=True).first()
    if limit is None:
        return set()
    slots = planned_slots(key, jobs, limit, now)
    CallSlot.objects.filter(
        Q(at__lte=now - MINUTE) | Q(job__in=jobs), credential=key
    ).delete()
    CallSlot.objects.bulk_create(
        CallSlot(credential_id=key, at=at, job=one if at > now else None)
        for one, at in slots
    )
    waiting = [(one, at) for one, at in slots if at > now]
    for one, at in waiting:
        Job.objects.filter(pk=one.pk).update(due=at)
    return {one.pk for one, _at in waiting}


def planned_slots(
    key: int, jobs: list[Job], limit: int, now: datetime
) -> list[tuple[Job, datetime]]:
    """Return each job with the moment at which it may begin.

    Who kept a slot that has come stands before those that wait for later ones.
    """
    wanted = Q(job=None) | Q(job__status=JobStatus.READY)
    rows = CallSlot.objects.filter(wanted, credential=key, at__gt=now - MINUTE)
    kept: dict[int, datetime] = {}
    times: list[datetime] = []
    mine = {one.pk for one in jobs}
    for at, job_id in rows.order_by("at").values_list("at", "job_id"):
        if job_id in mine:
            kept[job_id] = at
        else:
            times.append(at)
    slots = []
    for one in sorted(jobs, key=lambda job: (kept.get(job.pk, now), job.pk)):
        before = [at for at in times if at <= now] if one.pk in kept else times
        moment = free_moment(before, limit, now)
        at = moment if moment <= now else free_moment(times, limit, now)
        insort(times, at)
        slots.append((one, at))
    return slots
