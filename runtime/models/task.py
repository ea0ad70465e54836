"""Tasks of people."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from runtime.models.request import ProcessRequest


class TaskStatus(models.TextChoices):
    """How a task stands."""

    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")


class UserTask(models.Model):
    """What a person has to do before the Request goes on."""

    request = models.ForeignKey(
        ProcessRequest, on_delete=models.CASCADE, related_name="tasks"
    )
    element = models.CharField(max_length=200)
    activation = models.PositiveIntegerField()
    status = models.CharField(
        max_length=10, choices=TaskStatus.choices, default=TaskStatus.OPEN
    )
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    completed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "activation"], name="one_task_an_activation"
            ),
        ]
        indexes = [
            models.Index(fields=["-id"], condition=Q(status="open"), name="open_tasks"),
        ]

    def __str__(self) -> str:
        return self.element
