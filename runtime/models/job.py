"""What a Request waits for from the world: calls, timers, messages to others."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from runtime.models.deployment import Deployment
from runtime.models.request import ProcessRequest


class JobKind(models.TextChoices):
    """What is to be done."""

    CALL = "call", _("Connector call")
    TIMER = "timer", _("Timer")
    START = "start", _("Timed start")
    MESSAGE = "message", _("Message to another Request")
    SIGNAL = "signal", _("Signal to all Requests")
    INVOKE = "invoke", _("Start of a called process")
    REPORT = "report", _("Answer of a called process")
    BULK = "bulk", _("Bulk action")
    NOTICE = "notice", _("Mail about incidents")
    WORK = "work", _("Work of the modeler")


class JobStatus(models.TextChoices):
    """How a job stands."""

    READY = "ready", _("Ready")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class Job(models.Model):
    """One thing to do at its `due` time, at least once, with the same `key` each time.

    The table is the truth: who runs a job holds a lease on it until `lease_until`, and
    may finish it only while `attempts_made` is still the number that it claimed.
    `tries` counts the attempts since a person last asked for one.
    """

    request = models.ForeignKey(
        ProcessRequest, null=True, on_delete=models.CASCADE, related_name="jobs"
    )
    deployment = models.ForeignKey(
        Deployment, null=True, on_delete=models.CASCADE, related_name="jobs"
    )
    kind = models.CharField(max_length=10, choices=JobKind.choices)
    element = models.CharField(max_length=200, blank=True)
    activation = models.PositiveIntegerField(null=True)
    status = models.CharField(
        max_length=10, choices=JobStatus.choices, default=JobStatus.READY
    )
    due = models.DateTimeField(default=timezone.now)
    content = models.JSONField(default=dict)
    connector = models.CharField(max_length=100, blank=True)
    operation = models.CharField(max_length=100, blank=True)
    credential = models.CharField(max_length=100, blank=True)
    key = models.UUIDField()
    attempts_made = models.PositiveIntegerField(default=0)
    tries = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=100, blank=True)
    lease_until = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["due", "id"], condition=Q(status="ready"), name="ready_jobs"
            ),
            models.Index(
                fields=["lease_until"],
                condition=Q(status="running"),
                name="leased_jobs",
            ),
            models.Index(fields=["request", "activation"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.element}"


class Attempt(models.Model):
    """One try of a connector call: what was sent, what came of it."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, default="running")
    message = models.TextField(blank=True)
    code = models.CharField(max_length=100, blank=True)
    output = models.JSONField(null=True)
    sent = models.JSONField(null=True)
    log = models.TextField(blank=True)
    worker = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["job", "number"], name="attempt_once"),
        ]
        indexes = [
            models.Index(
                fields=["ended_at"],
                condition=Q(ended_at__isnull=False),
                name="ended_attempts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.outcome}"
