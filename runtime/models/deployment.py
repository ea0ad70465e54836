"""Versions made runnable, what starts them from outside, and who may run them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Deployment(models.Model):
    """A published version made runnable; `is_newest` is the one that new Requests use.

    `process` is the id of the process; the modeler, which knows more of it, stands
    above this app. `bpmn_processes` are the ids of the processes in the file. Its steps
    may use what `published_by` may use.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.UUIDField(db_index=True)
    process_name = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    bpmn = models.BinaryField()
    bpmn_processes = models.JSONField(default=list)
    is_newest = models.BooleanField(default=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    deployed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["process_name", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="deployed_once"),
            models.UniqueConstraint(
                fields=["process"],
                condition=Q(is_newest=True),
                name="one_newest_deployment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.process_name} {self.number}"


class StartSubscription(models.Model):
    """A message or signal that starts a Request of the newest deployment."""

    deployment = models.ForeignKey(
        Deployment, on_delete=models.CASCADE, related_name="start_subscriptions"
    )
    element = models.CharField(max_length=200)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=500)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "name"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Right(models.TextChoices):
    """What a person may do with the Requests of a process."""

    START = "start", _("Start")
    SEE = "see", _("See")
    ACT = "act", _("Act")


class GrantSource(models.TextChoices):
    """Where a right comes from."""

    MEMBER = "member", _("Member of the diagram")
    GRANTED = "granted", _("Given for Requests")


class Grant(models.Model):
    """A right of one person on the Requests of one process.

    A right that comes from two sources has two rows, so that taking one away leaves
    the other.
    """

    process = models.UUIDField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants"
    )
    right = models.CharField(max_length=10, choices=Right.choices)
    source = models.CharField(
        max_length=10, choices=GrantSource.choices, default=GrantSource.MEMBER
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "right", "process", "source"], name="granted_once"
            ),
            models.CheckConstraint(
                condition=Q(right__in=Right.values), name="right_is_known"
            ),
            models.CheckConstraint(
                condition=Q(source__in=GrantSource.values), name="source_is_known"
            ),
        ]
        indexes = [models.Index(fields=["process"])]

    def __str__(self) -> str:
        return f"{self.user} · {self.right}"
