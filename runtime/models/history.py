"""What happened in a Request; rows are only ever added."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from runtime.models.request import ProcessRequest


class HistoryEntry(models.Model):
    """One thing that happened: a step of the engine, or what a person did and why.

    `event` is one of the engine's records; or started, ended, retried, skipped, moved,
    changed, cancelled, did, received or unheard; or set, when the variable `name` got a
    `value`; or moved-version, with the numbers `from` and `to` as its `value`.
    """

    request = models.ForeignKey(
        ProcessRequest, on_delete=models.CASCADE, related_name="history"
    )
    at = models.DateTimeField(default=timezone.now)
    event = models.CharField(max_length=20)
    element = models.CharField(max_length=200, blank=True)
    activation = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(blank=True)
    name = models.CharField(max_length=200, blank=True)
    value = models.JSONField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["request", "id"])]

    def __str__(self) -> str:
        return f"{self.event} {self.element}"


class Comment(models.Model):
    """What a person wrote about a Request."""

    request = models.ForeignKey(
        ProcessRequest, on_delete=models.CASCADE, related_name="comments"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(max_length=10_000)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:40]
