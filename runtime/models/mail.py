"""E-mails that were kept here because the installation has no mail server."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from runtime.models.request import ProcessRequest


class OutboxMail(models.Model):
    """A message as a mail server would have got it."""

    request = models.ForeignKey(
        ProcessRequest, null=True, on_delete=models.SET_NULL, related_name="mails"
    )
    at = models.DateTimeField(default=timezone.now)
    sender = models.CharField(max_length=320, blank=True)
    recipients = models.JSONField(default=list)
    subject = models.CharField(max_length=998, blank=True)
    content = models.BinaryField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.subject
