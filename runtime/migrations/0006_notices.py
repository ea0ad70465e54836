"""Mails about incidents."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KINDS = [
    ("call", "Connector call"),
    ("timer", "Timer"),
    ("start", "Timed start"),
    ("message", "Message to another Request"),
    ("signal", "Signal to all Requests"),
    ("invoke", "Start of a called process"),
    ("report", "Answer of a called process"),
    ("bulk", "Bulk action"),
    ("notice", "Mail about incidents"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("runtime", "0005_call_slots"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="job",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=10),
        ),
        migrations.CreateModel(
            name="IncidentReader",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="incident_reader",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ["user"]},
        ),
        migrations.CreateModel(
            name="IncidentNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("process", models.UUIDField()),
                ("told", models.PositiveBigIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True)),
                ("is_planned", models.BooleanField(default=False)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["user", "process"], name="one_notice"
                    )
                ],
            },
        ),
    ]
