"""The credentials of the vault."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TestOutcome(models.TextChoices):
    """What the last test of a credential gave."""

    WORKED = "worked", _("Worked")
    FAILED = "failed", _("Failed")


class Credential(models.Model):
    """A named account or key of a third-party service.

    `sealed` holds all of its values, encrypted with the key that `key_id` names. Steps
    make at most `calls_per_minute` with it; None is as many as they like.
    """

    name = models.SlugField(max_length=64, unique=True)
    connector = models.CharField(max_length=64)
    credential_type = models.CharField(max_length=64)
    label = models.CharField(max_length=200, blank=True)
    is_default = models.BooleanField(default=False)
    calls_per_minute = models.PositiveIntegerField(null=True, blank=True)
    sealed = models.BinaryField()
    key_id = models.CharField(max_length=16)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True, blank=True)
    tested_at = models.DateTimeField(null=True, blank=True)
    test_outcome = models.CharField(
        max_length=10, blank=True, choices=TestOutcome.choices
    )
    test_message = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["connector", "credential_type"],
                condition=Q(is_default=True),
                name="one_default_credential",
            ),
        ]

    def __str__(self) -> str:
        return self.name
