"""A Request, its files, and what it waits for."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from runtime.models.deployment import Deployment


class RequestStatus(models.TextChoices):
    """How a Request stands."""

    RUNNING = "running", _("Running")
    WAITING = "waiting", _("Waiting")
    INCIDENT = "incident", _("Incident")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")


ENDED = (RequestStatus.COMPLETED, RequestStatus.CANCELLED)


class ProcessRequest(models.Model):
    """A running or ended instance of a deployment.

    `state` is what the engine has to remember and does not grow with history;
    `revision` counts steps: a step is written only on the revision it was worked out
    for. `at` holds the names of the elements where tokens stand, for lists, and
    `participants` the ids of the people who started it or did something in it.
    """

    number = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    deployment = models.ForeignKey(
        Deployment, on_delete=models.PROTECT, related_name="requests"
    )
    process = models.UUIDField()
    title = models.CharField(max_length=200, blank=True)
    status = models.CharField(
        max_length=10, choices=RequestStatus.choices, default=RequestStatus.RUNNING
    )
    state = models.JSONField()
    revision = models.PositiveIntegerField(default=0)
    at = models.JSONField(default=list)
    participants = models.JSONField(default=list)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    start_key = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="children"
    )
    parent_activation = models.PositiveIntegerField(null=True)
    parent_element = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "start_key"],
                condition=~Q(start_key=""),
                name="started_once",
            ),
        ]
        indexes = [
            models.Index(fields=["process", "-number"]),
            models.Index(fields=["status", "-number"]),
            models.Index(fields=["process", "status", "-number"]),
            models.Index(fields=["process", "started_at"]),
            models.Index(
                fields=["process", "ended_at", "status"],
                condition=Q(ended_at__isnull=False),
                name="ended_requests",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.number}"

    @property
    def has_ended(self) -> bool:
        """Say whether nothing can happen any more."""
        return self.status in ENDED


class Subscription(models.Model):
    """A message or signal that a Request waits for.

    One that waits for calls from outside has the path of their address as `hook`, and
    in `key` what tells it from others.
    """

    request = models.ForeignKey(
        ProcessRequest, on_delete=models.CASCADE, related_name="subscriptions"
    )
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=500)
    element = models.CharField(max_length=200)
    wait = models.PositiveIntegerField()
    hook = models.CharField(max_length=100, blank=True)
    key = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["kind", "name"]),
            models.Index(
                fields=["hook", "key"],
                condition=~Q(hook=""),
                name="waits_for_calls",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["request", "wait"], name="waits_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class RequestFile(models.Model):
    """A file of a Request, by its name."""

    request = models.ForeignKey(
        ProcessRequest, on_delete=models.CASCADE, related_name="files"
    )
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=200, default="application/octet-stream")
    size = models.PositiveBigIntegerField()
    content = models.BinaryField()
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["request", "name"], name="file_once"),
        ]

    def __str__(self) -> str:
        return self.name
