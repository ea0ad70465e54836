"""What a connector gets for a job: settings, account, people, files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from connectors.calls import Call, Outcome, StoredFile
from connectors.calls.records import Kind
from connectors.registry import installed
from connectors.upgrades import values_as_installed
from connectors.vault.accounts import account_of
from connectors.vault.exceptions import VaultError
from connectors.vault.using import use_credential
from runtime.credentials import use_in_request
from runtime.jobs.claims import Claim
from runtime.jobs.request_files import RequestFiles
from runtime.models import Job
from runtime.people import people_of


def call_of(claim: Claim) -> Call | Outcome:
    """Return the call of a job, or the outcome of one that cannot be made."""
    job = claim.job
    operation = operation_of(job)
    if operation is None:
        message = _(
            "The connector {connector} is not installed here any more. Install its "
            "package and restart, then retry."
        )
        return Outcome("failed", message=message.format(connector=job.connector))
    try:
        credential = values_for(job, operation)
        name, values = values_of_call(job)
    except VaultError as error:
        kind: Kind = "retry" if error.may_work_later else "failed"
        return Outcome(kind, message=error.message)
    return Call(
        connector=job.connector,
        operation=name,
        settings=values,
        credential=credential,
        idempotency_key=str(job.key),
        attempt=claim.number,
        timeout=settings.CALL_SECONDS,
        people=people_of(job.request) if job.request else {},
        files=files_of(job),
    )


def values_of_call(job: Job) -> tuple[str, dict[str, Any]]:
    """Return the operation of a job with its settings, brought up to date where its
    connector was upgraded after the call was planned."""
    content = job.content
    return values_as_installed(
        job.connector,
        job.operation,
        content.get("version", ""),
        content.get("settings", {}),
    )


def operation_of(job: Job) -> dict[str, Any] | None:
    """Return the operation of the installed connector."""
    connector = installed().find(job.connector)
    name, _values = values_of_call(job)
    return connector.operation(name) if connector else None


def values_for(job: Job, operation: dict[str, Any]) -> dict[str, Any]:
    """Return the values of the credential; empty for a step without one.

    Raises VaultError for one that is missing, not granted, of another kind or
    unreadable.
    """
    account = account_of(job.connector, operation, job.credential)
    if account is None:
        return {}
    return dict(
        use_credential(
            account.name,
            connector=account.connector,
            type_name=account.type_name,
            use=use_in_request(job.request),
        )
    )


def files_of(job: Job) -> Mapping[str, StoredFile]:
    """Return the files of the Request for connectors that ask for files."""
    connector = installed().find(job.connector)
    permissions = connector.manifest.get("permissions", {}) if connector else {}
    if job.request_id is None or not permissions.get("files"):
        return {}
    return RequestFiles(job.request_id)
