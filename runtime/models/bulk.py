"""What a person does with many Requests at once, in the background."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from runtime.models.request import ProcessRequest


class BulkKind(models.TextChoices):
    """What is done with each Request."""

    MOVE = "move", _("Move to another version")
    CANCEL = "cancel", _("Cancel")
    RETRY = "retry", _("Retry")


class BulkAction(models.Model):
    """Something done with many Requests, one after another, by one job.

    `process` is the one whose Requests are moved, empty for an action on a list;
    `content` says which Requests, and to what they are moved. `total` is how many there
    were when it began.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=BulkKind.choices)
    process = models.UUIDField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.TextField(blank=True)
    content = models.JSONField()
    total = models.PositiveIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.total}"


class BulkResult(models.Model):
    """What came of one Request; a refusal says why, in words."""

    action = models.ForeignKey(
        BulkAction, on_delete=models.CASCADE, related_name="results"
    )
    request = models.ForeignKey(
        ProcessRequest, on_delete=models.CASCADE, related_name="+"
    )
    is_done = models.BooleanField()
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "request"], name="one_result_of_each"
            ),
        ]
        indexes = [models.Index(fields=["action", "is_done", "id"])]

    def __str__(self) -> str:
        return f"{self.action} {self.request_id}"
