"""What connectors may do here: what their packages ask for, and what was approved."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from connectors.models import ConnectorApproval
from connectors.registry import Connector, Registry
from connectors.vault.permissions import require_administrator


def asked_by(connector: Connector) -> list[str]:
    """Return what a connector asks for: `host HOST`, `files`, `credential TYPE`."""
    permissions = connector.manifest.get("permissions", {})
    kinds = connector.manifest.get("credential_types", [])
    return [
        *(f"host {one}" for one in permissions.get("hosts", [])),
        *(["files"] if permissions.get("files") else []),
        *(f"credential {one['type']}" for one in kinds),
    ]


def in_words(connector: Connector, asked: str) -> str:
    """Return one thing that a connector asks for as people read it."""
    kind, _space, name = asked.partition(" ")
    if kind == "files":
        return _("reads and writes files of Requests")
    if kind == "host":
        every = name == "*"
        return _("reaches any host") if every else _("reaches {host}").format(host=name)
    kinds = connector.manifest.get("credential_types", [])
    names = {one["type"]: str(one["name"]) for one in kinds}
    return _("uses credentials: {kind}").format(kind=names.get(name, name))


def newly_asked(registry: Registry) -> dict[str, list[str]]:
    """Return what waits for approval, by the ids of the connectors that ask for it.

    Nothing waits in an installation that has never kept approvals: `manage.py prepare`
    begins with what is installed then. Nor does a connector that is written here:
    whoever installs a folder with `pip install -e` works on this very machine.
    """
    approved = approved_now()
    if not approved:
        return {}
    found = {
        one.connector: [
            asked
            for asked in asked_by(one)
            if asked not in approved.get(one.connector, ())
        ]
        for one in registry.connectors
        if not one.is_written_here
    }
    return {name: asked for name, asked in found.items() if asked}


def approved_now() -> Mapping[str, list[str]]:
    """Return what is approved by connector: the last approval of each counts."""
    newest = ConnectorApproval.objects.values("connector").annotate(last=Max("id"))
    found = ConnectorApproval.objects.filter(pk__in=newest.values("last"))
    return dict(found.values_list("connector", "permissions"))


@transaction.atomic
def approve_installed(registry: Registry) -> int:
    """Approve everything that is installed, once: where approvals were kept before,
    nothing. Return how many connectors were approved."""
    if ConnectorApproval.objects.exists():
        return 0
    made = [approval_of(one) for one in registry.connectors]
    return len(ConnectorApproval.objects.bulk_create(made))


def approve_connector(*, connector: Connector, by: User) -> ConnectorApproval:
    """Approve what a connector asks for now. Raises NotAdministrator."""
    require_administrator(by)
    made = approval_of(connector, by)
    made.save()
    return made


def approval_of(connector: Connector, by: User | None = None) -> ConnectorApproval:
    """Return the row of an approval."""
    return ConnectorApproval(
        connector=connector.connector,
        version=connector.version,
        permissions=asked_by(connector),
        by=by,
    )


def approvals_of(connector: str) -> QuerySet[ConnectorApproval]:
    """Return who approved what of a connector, the last one first."""
    found = ConnectorApproval.objects.filter(connector=connector)
    return found.select_related("by").order_by("-id")
