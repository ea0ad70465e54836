"""Requests that stopped until someone acts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from runtime.models.job import Job
from runtime.models.request import ProcessRequest


class Incident(models.Model):
    """A Request stopped at an element; `action` says how it was resolved, and why."""

    request = models.ForeignKey(
        ProcessRequest, on_delete=models.CASCADE, related_name="incidents"
    )
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    element = models.CharField(max_length=200)
    activation = models.PositiveIntegerField()
    message = models.TextField()
    opened_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    action = models.CharField(max_length=20, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "activation"],
                condition=Q(resolved_at=None),
                name="one_open_incident",
            ),
        ]
        indexes = [
            models.Index(fields=["opened_at"]),
            models.Index(
                fields=["-id"], condition=Q(resolved_at=None), name="open_incidents"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.element}: {self.message[:40]}"
