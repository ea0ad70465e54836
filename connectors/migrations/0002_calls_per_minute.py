"""A limit of calls per minute for each credential."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("connectors", "0001_credentials")]

    operations = [
        migrations.AddField(
            model_name="credential",
            name="calls_per_minute",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
    ]
