"""Answers to what came from outside, kept so that it counts once."""

from __future__ import annotations

from django.db import models

from runtime.models.request import ProcessRequest


class Receipt(models.Model):
    """The first answer to a call with a key; the same call again gets it again.

    `scope` says who gave the key: `message:` and a person's id, or `hook:` and a path.
    """

    scope = models.CharField(max_length=120)
    key = models.CharField(max_length=200)
    status = models.PositiveSmallIntegerField(default=200)
    answer = models.JSONField(default=dict)
    request = models.ForeignKey(
        ProcessRequest, null=True, on_delete=models.CASCADE, related_name="receipts"
    )
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["scope", "key"], name="answered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"
