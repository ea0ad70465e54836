"""Addresses for calls from outside, and receipts that make them count once."""

from __future__ import annotations

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("runtime", "0006_notices"),
    ]

    operations = [
        migrations.CreateModel(
            name="Hook",
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
                ("path", models.CharField(max_length=100, unique=True)),
                ("process", models.UUIDField(db_index=True)),
                ("minute", models.DateTimeField(null=True)),
                ("calls", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["path"],
            },
        ),
        migrations.CreateModel(
            name="HookCall",
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
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("started", "Started a Request"),
                            ("continued", "Continued a Request"),
                            ("ignored", "Did not count"),
                            ("repeated", "Had come before"),
                            ("refused", "Was refused"),
                            ("failed", "Could not be used"),
                        ],
                        max_length=10,
                    ),
                ),
                ("status", models.PositiveSmallIntegerField()),
                ("message", models.CharField(blank=True, max_length=500)),
                ("element", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="HookPlace",
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
                ("element", models.CharField(max_length=200)),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("start", "Starts a Request"),
                            ("catch", "Continues a Request"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Receipt",
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
                ("scope", models.CharField(max_length=120)),
                ("key", models.CharField(max_length=200)),
                ("status", models.PositiveSmallIntegerField(default=200)),
                ("answer", models.JSONField(default=dict)),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddField(
            model_name="subscription",
            name="hook",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="subscription",
            name="key",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(
                condition=models.Q(("hook", ""), _negated=True),
                fields=["hook", "key"],
                name="waits_for_calls",
            ),
        ),
        migrations.AddField(
            model_name="hookcall",
            name="hook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="received",
                to="runtime.hook",
            ),
        ),
        migrations.AddField(
            model_name="hookcall",
            name="request",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="runtime.processrequest",
            ),
        ),
        migrations.AddField(
            model_name="hookplace",
            name="deployment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="hook_places",
                to="runtime.deployment",
            ),
        ),
        migrations.AddField(
            model_name="hookplace",
            name="hook",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="places",
                to="runtime.hook",
            ),
        ),
        migrations.AddField(
            model_name="receipt",
            name="request",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="receipts",
                to="runtime.processrequest",
            ),
        ),
        migrations.AddIndex(
            model_name="hookcall",
            index=models.Index(
                fields=["hook", "outcome", "-id"], name="runtime_hoo_hook_id_ddbcfb_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="hookplace",
            constraint=models.UniqueConstraint(
                fields=("deployment", "element"), name="listens_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="receipt",
            constraint=models.UniqueConstraint(
                fields=("scope", "key"), name="answered_once"
            ),
        ),
    ]
