"""Addresses that calls from outside come to, and what came."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from runtime.models.deployment import Deployment
from runtime.models.request import ProcessRequest


class Hook(models.Model):
    """An address below /hooks/, which belongs to one process.

    `calls` counts what was accepted in `minute`, for the limit.
    """

    path = models.CharField(max_length=100, unique=True)
    process = models.UUIDField(db_index=True)
    minute = models.DateTimeField(null=True)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path


class HookUse(models.TextChoices):
    """What a call does at an element."""

    START = "start", _("Starts a Request")
    CATCH = "catch", _("Continues a Request")


class HookPlace(models.Model):
    """An element of a version that waits for calls to an address."""

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="places")
    deployment = models.ForeignKey(
        Deployment, on_delete=models.CASCADE, related_name="hook_places"
    )
    element = models.CharField(max_length=200)
    use = models.CharField(max_length=10, choices=HookUse.choices)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["deployment", "element"], name="listens_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.hook_id} {self.element}"


class CallOutcome(models.TextChoices):
    """What came of a call."""

    STARTED = "started", _("Started a Request")
    CONTINUED = "continued", _("Continued a Request")
    IGNORED = "ignored", _("Did not count")
    REPEATED = "repeated", _("Had come before")
    REFUSED = "refused", _("Was refused")
    FAILED = "failed", _("Could not be used")


class HookCall(models.Model):
    """A call that came to an address. What it carried is not kept here."""

    hook = models.ForeignKey(Hook, on_delete=models.CASCADE, related_name="received")
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=10, choices=CallOutcome.choices)
    status = models.PositiveSmallIntegerField()
    message = models.CharField(max_length=500, blank=True)
    element = models.CharField(max_length=200, blank=True)
    request = models.ForeignKey(
        ProcessRequest, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["hook", "outcome", "-id"])]

    def __str__(self) -> str:
        return f"{self.outcome} {self.at}"
