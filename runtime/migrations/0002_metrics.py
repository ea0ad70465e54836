"""Counts of attempts, and indexes for reading what happened in a time."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("runtime", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="AttemptCount",
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
                ("day", models.DateField()),
                ("process", models.UUIDField()),
                ("connector", models.CharField(max_length=100)),
                ("operation", models.CharField(max_length=100)),
                ("outcome", models.CharField(max_length=10)),
                ("count", models.PositiveBigIntegerField(default=0)),
                ("seconds", models.FloatField(default=0)),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.AddConstraint(
            model_name="attemptcount",
            constraint=models.UniqueConstraint(
                fields=("process", "day", "connector", "operation", "outcome"),
                name="counted_once",
            ),
        ),
        migrations.CreateModel(
            name="CountedUntil",
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
                ("at", models.DateTimeField()),
            ],
            options={"ordering": ["id"]},
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                fields=["ended_at"],
                condition=Q(("ended_at__isnull", False)),
                name="ended_attempts",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                fields=["opened_at"], name="runtime_inc_opened__d64abf_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="processrequest",
            index=models.Index(
                fields=["process", "started_at"], name="runtime_pro_process_8e916a_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="processrequest",
            index=models.Index(
                fields=["process", "ended_at", "status"],
                condition=Q(("ended_at__isnull", False)),
                name="ended_requests",
            ),
        ),
    ]
