"""Completing the tasks of people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from runtime.engine import Completed, State
from runtime.engine.exceptions import UnknownActivation
from runtime.exceptions import AlreadyDone, RequestAlreadyEnded
from runtime.forms import filled_in
from runtime.models import ProcessRequest, TaskStatus, UserTask
from runtime.runnables import runnable_of
from runtime.services.steps import Act, Wish, take_step


def complete_task(
    *, task: UserTask, sent: Mapping[str, Any], by: User
) -> ProcessRequest:
    """Complete a task with what its form asks for.

    Raises AlreadyDone, and InvalidFields with what is wrong with each field.
    """
    request = task.request
    fields = runnable_of(request.deployment_id).forms.get(task.element, ())
    known = State.from_json(request.state).variables
    outputs = filled_in(fields, sent, known)

    def before() -> None:
        found = UserTask.objects.filter(pk=task.pk, status=TaskStatus.OPEN)
        changed = found.update(
            status=TaskStatus.DONE, ended_at=timezone.now(), completed_by=by
        )
        if not changed:
            raise AlreadyDone

    act = Act("did", by, task.element)
    wish = Wish([Completed(task.activation, outputs)], act=act, before=before)
    try:
        return take_step(task.request_id, wish)
    except (UnknownActivation, RequestAlreadyEnded) as error:
        raise AlreadyDone from error
