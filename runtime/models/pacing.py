"""Calls with credentials that have a limit, made or planned."""

from __future__ import annotations

from django.db import models

from connectors.models import Credential
from runtime.models.job import Job


class CallSlot(models.Model):
    """A moment at which a credential is used: by a call that began, or kept for a job
    that had to wait."""

    credential = models.ForeignKey(
        Credential, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField()
    job = models.ForeignKey(
        Job, null=True, on_delete=models.CASCADE, related_name="slots"
    )

    class Meta:
        ordering = ["at"]
        indexes = [models.Index(fields=["credential", "at"])]

    def __str__(self) -> str:
        return str(self.at)
