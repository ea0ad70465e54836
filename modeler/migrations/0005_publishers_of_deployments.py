"""Say of each deployment who published it, as its version does."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_publishers(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Copy the publisher of each version."""
    versions = apps.get_model("modeler", "Version").objects.exclude(published_by=None)
    deployments = apps.get_model("runtime", "Deployment").objects
    for process, number, person in versions.values_list(
        "process_id", "number", "published_by"
    ):
        deployments.filter(process=process, number=number).update(published_by=person)


class Migration(migrations.Migration):
    dependencies = [
        ("modeler", "0004_step_trials_and_upgrades"),
        ("runtime", "0009_deployment_publisher"),
    ]
    operations = [migrations.RunPython(name_publishers, migrations.RunPython.noop)]
