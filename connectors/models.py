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
    make at most `calls_per_minute` with it; None is as many as they like. Everyone's
    steps may use it, or those that its `grants` name. After `expires_at`, which a
    person fills in, the service is known not to accept it.
    """

    name = models.SlugField(max_length=64, unique=True)
    connector = models.CharField(max_length=64)
    credential_type = models.CharField(max_length=64)
    label = models.CharField(max_length=200, blank=True)
    is_default = models.BooleanField(default=False)
    calls_per_minute = models.PositiveIntegerField(null=True, blank=True)
    for_everyone = models.BooleanField(default=True)
    expires_at = models.DateTimeField(null=True, blank=True)
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


class OAuthTokens(models.Model):
    """The tokens that a service gave for a credential, sealed as its values are.

    `expires_at` is None where the service does not say. One process at a time asks for
    others, until `asking_until`. `problem` says why somebody has to sign in again.
    """

    credential = models.OneToOneField(
        Credential, on_delete=models.CASCADE, related_name="tokens"
    )
    sealed = models.BinaryField()
    key_id = models.CharField(max_length=16)
    expires_at = models.DateTimeField(null=True)
    asking_until = models.DateTimeField(null=True)
    problem = models.TextField(blank=True)
    signed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    signed_in_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.credential)


class ConnectorSwitch(models.Model):
    """An administrator switched a connector on or off: the last one counts, all of
    them are the record of who did it and why."""

    connector = models.CharField(max_length=64, db_index=True)
    is_on = models.BooleanField()
    why = models.CharField(max_length=500)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.connector} · {'on' if self.is_on else 'off'}"


class ConnectorApproval(models.Model):
    """What a connector may do here, and who approved it: the last one counts, all of
    them are the record. `by` is nobody for what came with the installation."""

    connector = models.CharField(max_length=64, db_index=True)
    version = models.CharField(max_length=64)
    permissions = models.JSONField(default=list)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.connector} {self.version}"


class CredentialGrant(models.Model):
    """Who may use a credential: a person, a group, or the steps of one process.

    `process` is the id of a process as text: the vault knows no more of processes.
    """

    credential = models.ForeignKey(
        Credential, on_delete=models.CASCADE, related_name="grants"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    group = models.ForeignKey(
        "auth.Group", null=True, on_delete=models.CASCADE, related_name="+"
    )
    process = models.CharField(max_length=36, blank=True, db_index=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, group=None, process="")
                | Q(user=None, group__isnull=False, process="")
                | (Q(user=None, group=None) & ~Q(process="")),
                name="grant_names_one",
            ),
            models.UniqueConstraint(
                fields=["credential", "user"],
                condition=Q(user__isnull=False),
                name="credential_granted_once_to_person",
            ),
            models.UniqueConstraint(
                fields=["credential", "group"],
                condition=Q(group__isnull=False),
                name="credential_granted_once_to_group",
            ),
            models.UniqueConstraint(
                fields=["credential", "process"],
                condition=~Q(process=""),
                name="credential_granted_once_to_process",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.credential_id} · {self.user_id or self.group_id or self.process}"


class StepFile(models.Model):
    """A file whose steps were read: at which revision, and what they name.

    `file` is the id of a draft's process, or of a version that was made runnable. It is
    read anew where it is asked for and has another revision by now.
    """

    file = models.UUIDField(unique=True)
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.file} · {self.revision}"


class StepName(models.Model):
    """A connector or a credential that steps of a file name."""

    file = models.ForeignKey(StepFile, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["kind", "name"], name="steps_by_name")]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
