"""Processes, their drafts, the change sets on them, and published versions."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from runtime.models import Job


class Role(models.TextChoices):
    """What a member may do, from most to least."""

    OWNER = "owner", _("Owner")
    EDITOR = "editor", _("Can edit")
    VIEWER = "viewer", _("Can view")


class Process(models.Model):
    """A diagram with its draft, versions and members."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, db_index=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Membership", related_name="processes"
    )

    class Meta:
        ordering = ["-updated_at", "id"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """The role of one person in one process."""

    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=10, choices=Role.choices)

    class Meta:
        ordering = ["role", "user__username"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "user"], name="one_role_per_person"
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.role}"


class Draft(models.Model):
    """The editable state of a process: the bytes of its file and their revision."""

    process = models.OneToOneField(
        Process, on_delete=models.CASCADE, primary_key=True, related_name="draft"
    )
    bpmn = models.BinaryField()
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.process} · {self.revision}"


class ConnectorWish(models.Model):
    """Somebody asks for a connector that a process needs and that is not installed."""

    connector = models.CharField(max_length=100)
    name = models.CharField(max_length=200, blank=True)
    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="connector_wishes"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["connector", "asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["connector", "process"], name="asked_for_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.connector} · {self.process}"


class ChangeSet(models.Model):
    """What one action of one person changed, numbered by the server."""

    draft = models.ForeignKey(
        Draft, on_delete=models.CASCADE, related_name="change_sets"
    )
    revision = models.PositiveIntegerField()
    client_id = models.UUIDField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    changes = models.JSONField()
    dropped = models.JSONField(default=list)
    deleted = models.JSONField(default=list)
    whole_file = models.BooleanField(default=False)

    class Meta:
        ordering = ["revision", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "client_id"], name="client_id_once"
            ),
        ]
        indexes = [models.Index(fields=["draft", "revision"])]

    def __str__(self) -> str:
        return f"{self.draft_id} · {self.revision}"


class Version(models.Model):
    """An immutable published state of a process."""

    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField()
    note = models.TextField(blank=True, max_length=2000)
    bpmn = models.BinaryField()
    revision = models.PositiveIntegerField()
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = [F("number").desc()]
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.process} {self.number}"


class Scenario(models.Model):
    """Sample data for a process, with what is expected of a run on the draft.

    `bpmn_process` is a process of the file, empty for the one that begins by itself;
    `events`, `expectations` and `differences` are as in docs/scenarios.md. `passed` is
    of the last run, on the draft at `ran_revision`; None before the first one.
    """

    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="scenarios"
    )
    name = models.CharField(max_length=200)
    bpmn_process = models.CharField(max_length=1000, blank=True)
    variables = models.JSONField(default=dict)
    events = models.JSONField(default=list)
    expectations = models.JSONField(default=dict)
    passed = models.BooleanField(null=True)
    differences = models.JSONField(default=list)
    ran_at = models.DateTimeField(null=True)
    ran_revision = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "name"], name="scenario_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class StepTrial(models.Model):
    """A test of a step that a worker makes; `result` is there once it has ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.ForeignKey(
        Process, on_delete=models.CASCADE, related_name="step_trials"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="+")
    variables = models.JSONField(default=dict)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    result = models.JSONField(null=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return str(self.id)


class UpgradeRun(models.Model):
    """Steps of all drafts brought up to date in the background, or that taken back.

    `connectors` are those that count, an empty list means all. `undoes` is the run
    that this one takes back. `total` is how many drafts there were to look at when it
    began.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    connectors = models.JSONField(default=list)
    undoes = models.ForeignKey(
        "self", null=True, on_delete=models.CASCADE, related_name="undone_by"
    )
    total = models.PositiveIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return str(self.started_at)


class UpgradeOutcome(models.TextChoices):
    """What became of a draft in a run."""

    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Nothing to do")
    REFUSED = "refused", _("Refused")


class UpgradeResult(models.Model):
    """What a run did with a draft: `revision` is of its change set, if it made one.

    `kept` counts values that were changed since and so were not taken back,
    `undone_at` is when what this did was taken back.
    """

    run = models.ForeignKey(
        UpgradeRun, on_delete=models.CASCADE, related_name="results"
    )
    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=10, choices=UpgradeOutcome.choices)
    revision = models.PositiveIntegerField(null=True)
    steps = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "process"], name="one_upgrade_of_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.process_id} {self.outcome}"
