"""Runs over all drafts of the installation: begun by an administrator, worked off by
the job workers a short while at a time, stopped, and taken back."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection
from uuid import UUID

from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from bpmn import BpmnError
from connectors.calls import Caller
from connectors.vault.permissions import require_administrator
from modeler.exceptions import NoUpgradeRun, RunsAlready
from modeler.models import Draft, UpgradeOutcome, UpgradeResult, UpgradeRun
from modeler.services.upgrades import connectors_named, undo_upgrade, upgrade_draft
from runtime.jobs.claims import Claim
from runtime.jobs.outside import have_another_turn, plan_work
from runtime.models import JobStatus
from web.errors import ServiceError

log = logging.getLogger("patchbay.upgrades")
UPGRADE_DRAFTS = "upgrade-drafts"
SECONDS = 0.25
MOST = 100


@transaction.atomic
def start_upgrades(*, connectors: Collection[object], by: User) -> UpgradeRun:
    """Begin to bring the steps of all drafts up to date.

    Raises Forbidden, BadRequest, and RunsAlready while another run goes on.
    """
    require_administrator(by)
    require_none_running()
    run = UpgradeRun.objects.create(
        by=by, connectors=connectors_named(connectors), total=Draft.objects.count()
    )
    plan_work(UPGRADE_DRAFTS, {"run": str(run.pk), "after": None})
    return run


@transaction.atomic
def start_undo(*, run_id: UUID, by: User) -> UpgradeRun:
    """Begin to take back all that a run changed. Raises as `start_upgrades`."""
    require_administrator(by)
    require_none_running()
    earlier = run_of(run_id)
    changed = earlier.results.filter(revision__isnull=False)
    run = UpgradeRun.objects.create(by=by, undoes=earlier, total=changed.count())
    plan_work(UPGRADE_DRAFTS, {"run": str(run.pk), "after": None})
    return run


@transaction.atomic
def stop_run(*, run_id: UUID, by: User) -> UpgradeRun:
    """Let a run end after the draft that it is at. Raises NoUpgradeRun."""
    require_administrator(by)
    run = run_of(run_id)
    UpgradeRun.objects.filter(pk=run.pk, ended_at=None, stopped_at=None).update(
        stopped_at=timezone.now()
    )
    run.refresh_from_db()
    return run


def require_none_running() -> None:
    """Raise RunsAlready while a run goes on."""
    if UpgradeRun.objects.select_for_update().filter(ended_at=None).exists():
        raise RunsAlready


def run_of(run_id: UUID) -> UpgradeRun:
    """Return a run. Raises NoUpgradeRun."""
    found = UpgradeRun.objects.filter(pk=run_id).first()
    if found is None:
        raise NoUpgradeRun
    return found


def left_of(run: UpgradeRun, after: str | None) -> QuerySet[Draft, UUID]:
    """Return the drafts that a run has still to look at."""
    drafts = Draft.objects.order_by("pk")
    if run.undoes_id is not None:
        changed = UpgradeResult.objects.filter(
            run_id=run.undoes_id, revision__isnull=False, undone_at=None
        )
        drafts = drafts.filter(pk__in=changed.values("process_id"))
    if after is not None:
        drafts = drafts.filter(pk__gt=UUID(after))
    return drafts.values_list("pk", flat=True)


def run_upgrades(claim: Claim, _caller: Caller) -> None:
    """Work on the next drafts of a run, then let other jobs have their turn."""
    run = UpgradeRun.objects.select_related("by", "undoes").get(
        pk=claim.job.content["run"]
    )
    after, until = claim.job.content["after"], time.monotonic() + SECONDS
    waiting = list(left_of(run, after)[:MOST]) if run.stopped_at is None else []
    for process_id in waiting:
        act_safely(run, process_id)
        after = str(process_id)
        if time.monotonic() > until:
            break
    with transaction.atomic():
        if waiting:
            have_another_turn(claim, {"after": after})
        else:
            UpgradeRun.objects.filter(pk=run.pk).update(ended_at=timezone.now())
            claim.end(JobStatus.DONE)


def act_safely(run: UpgradeRun, process_id: UUID) -> None:
    """Work on a draft; what is wrong with one does not hold up all others."""
    act = upgrade_draft if run.undoes_id is None else undo_upgrade
    try:
        act(run, process_id)
    except Draft.DoesNotExist:
        return
    except DatabaseError:
        raise
    except (ServiceError, BpmnError) as error:
        refuse(run, process_id, error.message)
    except Exception:
        log.exception("The draft %s could not be upgraded.", process_id)
        words = _("Something broke on our side. The draft is as it was before.")
        refuse(run, process_id, words)


def refuse(run: UpgradeRun, process_id: UUID, message: str) -> None:
    """Keep why a draft stays as it was."""
    UpgradeResult.objects.get_or_create(
        run=run,
        process_id=process_id,
        defaults={"outcome": UpgradeOutcome.REFUSED, "message": message},
    )
