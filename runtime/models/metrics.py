"""What is counted as it happens, so that nobody has to count it again."""

from __future__ import annotations

from django.db import models


class AttemptCount(models.Model):
    """How many attempts of an operation ended how on a day (UTC), and their seconds.

    Attempts that ended since `CountedUntil` are not in it yet.
    """

    day = models.DateField()
    process = models.UUIDField()
    connector = models.CharField(max_length=100)
    operation = models.CharField(max_length=100)
    outcome = models.CharField(max_length=10)
    count = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "day", "connector", "operation", "outcome"],
                name="counted_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.connector} {self.operation} {self.outcome}: {self.count}"


class CountedUntil(models.Model):
    """The point in time up to which ended attempts stand in the counts; one row."""

    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.at)
