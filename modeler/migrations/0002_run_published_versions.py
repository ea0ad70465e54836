"""Makes what was published before runnable, and gives its members their rights."""

from typing import Any

from django.db import migrations

RIGHTS = {
    "owner": ("start", "see", "act"),
    "editor": ("start", "see", "act"),
    "viewer": ("see",),
}


def deploy(apps: Any, _schema_editor: Any) -> None:
    """Deploy all versions; what starts by itself waits for the next publishing."""
    Version = apps.get_model("modeler", "Version")
    Deployment = apps.get_model("runtime", "Deployment")
    newest = {}
    for version in Version.objects.order_by("number").iterator():
        newest[version.process_id] = version.number
        Deployment.objects.create(
            process=version.process_id,
            process_name=version.process.name,
            number=version.number,
            bpmn=version.bpmn,
            is_newest=False,
            deployed_at=version.published_at,
        )
    for process, number in newest.items():
        Deployment.objects.filter(process=process, number=number).update(is_newest=True)


def grant(apps: Any, _schema_editor: Any) -> None:
    """Give members what their roles mean for Requests."""
    Membership = apps.get_model("modeler", "Membership")
    Grant = apps.get_model("runtime", "Grant")
    Grant.objects.bulk_create(
        Grant(process=one.process_id, user_id=one.user_id, right=right)
        for one in Membership.objects.all()
        for right in RIGHTS[one.role]
    )


class Migration(migrations.Migration):
    dependencies = [("modeler", "0001_initial"), ("runtime", "0001_initial")]

    operations = [
        migrations.RunPython(deploy, migrations.RunPython.noop),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
