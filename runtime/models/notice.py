"""Who is told of incidents by mail, and what they were told."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class IncidentReader(models.Model):
    """A person who asked for mails about incidents that they may act on."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="incident_reader",
    )

    class Meta:
        ordering = ["user"]

    def __str__(self) -> str:
        return str(self.user)


class IncidentNotice(models.Model):
    """What a person was told of the incidents of a process, and when.

    `told` is the id of the newest incident that a mail named; `is_planned` says that a
    job will send the next one.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    process = models.UUIDField()
    told = models.PositiveBigIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    is_planned = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "process"], name="one_notice"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.process}"
