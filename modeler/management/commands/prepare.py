"""`manage.py prepare`: a database that is ready to use."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from connectors.approvals import approve_installed
from connectors.registry import installed
from modeler.models import Process
from modeler.samples import samples
from modeler.services.processes import create_process
from modeler.sign_in_links import ADMINISTRATOR


class Command(BaseCommand):
    """Migrates, approves what is installed, makes the local administrator and the
    samples the first time."""

    help = str(__doc__)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Do it; a second time changes nothing."""
        call_command("migrate", verbosity=0, interactive=False)
        approve_installed(installed())
        with transaction.atomic():
            person, new = User.objects.get_or_create(
                username=ADMINISTRATOR,
                defaults={
                    "email": f"{ADMINISTRATOR}@localhost",
                    "is_staff": True,
                    "is_superuser": True,
                },
            )
            if not new:
                return
            person.set_unusable_password()
            person.save(update_fields=["password"])
            for one in reversed(samples()):
                create_process(name=one.name, by=person, data=one.data)
        count = Process.objects.count()
        self.stdout.write(f"Made the database with {count} sample processes.")
