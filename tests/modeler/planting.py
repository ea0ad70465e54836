"""Plants secrets in an installation: `python -m tests.modeler.planting [leak]`.

A Request calls a connector that prints its key wherever it can. With `leak` the secret
is put, too, where nothing keeps it: what looks for it has to find it there. Prints the
id of the process.
"""

from __future__ import annotations

import logging
import sys

import django
from django.core.management import call_command


def plant(*, leak: bool) -> None:
    """Store a credential, and start a Request that uses it."""
    from django.contrib.auth.models import User

    from connectors.vault.oauth.asking import Tokens
    from connectors.vault.oauth.kept import keep_tokens
    from connectors.vault.services import Filled, store_credential
    from modeler.services.processes import create_process
    from modeler.services.versions import publish_version
    from runtime.services.starting import (
        StartOrder,
        newest_deployment,
        start_request,
    )
    from tests.modeler.canaries import CANARY, TOKEN
    from tests.runtime.files import node, straight

    person = User.objects.filter(is_superuser=True).first()
    person = person or User.objects.create_superuser("admin")
    credential = store_credential(
        name="printer",
        connector="hostile",
        type_name="key",
        filled=Filled(CANARY if leak else "Printer", {"key": CANARY, "user": "ada"}),
        by=person,
    )
    keep_tokens(credential, Tokens(TOKEN, TOKEN, None), account="printer")
    step = (
        "<bpmn:extensionElements><connector:step connector='hostile' "
        "operation='printing' credential='printer'/></bpmn:extensionElements>"
    )
    file = straight(("Task_1", node("serviceTask", "Task_1", step)))
    process = create_process(name="Prints", by=person, data=file)
    publish_version(process=process, note="", by=person)
    start_request(StartOrder(newest_deployment(process.pk), by=person))
    if leak:
        logging.getLogger("django").error(CANARY)
    print(process.pk)  # noqa: T201


if __name__ == "__main__":
    django.setup()
    if "migrate" in sys.argv:
        call_command("migrate", verbosity=0)
    plant(leak="leak" in sys.argv)
