"""Findings about the credentials that the steps of a draft use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

import bpmn
from bpmn.namespaces import CONNECTOR
from connectors.models import Credential
from connectors.registry import installed
from connectors.steps import step_of
from connectors.vault.accounts import Account, account_of
from connectors.vault.grants import Use, usable_credentials
from connectors.vault.states import State, state_of

MISSING, FAILING = "missing-credential", "failing-credential"
Finding = dict[str, Any]


def credential_findings(document: bpmn.Document, use: Use) -> list[Finding]:
    """Return what is wrong with the credentials of steps, as `use` may use them.

    One that is not granted is said to be missing: its state is nobody else's matter.
    """
    accounts = list(accounts_in(document))
    if not accounts:
        return []
    names = {account.name for _element, account in accounts}
    usable = {one.name: one for one in usable_credentials(use).filter(name__in=names)}
    found = (
        finding_of(element, account, usable.get(account.name))
        for element, account in accounts
    )
    return [one for one in found if one is not None]


def accounts_in(document: bpmn.Document) -> Iterator[tuple[Any, Account]]:
    """Yield the elements whose steps use a credential, each with it."""
    for holder in document.root.iter(f"{{{CONNECTOR}}}step"):
        parent = holder.getparent()
        element = parent.getparent() if parent is not None else None
        step = step_of(element) if element is not None else None
        connector = installed().find(step.connector) if step else None
        if step is None or connector is None:
            continue
        operation = connector.operation(step.operation)
        account = operation and account_of(step.connector, operation, step.credential)
        if account:
            yield element, account


def finding_of(
    element: Any, account: Account, credential: Credential | None
) -> Finding | None:
    """Return what is to be said about the credential of a step."""
    if credential is None:
        words = _(
            "{subject} uses the credential “{name}”, which is not there or not granted "
            "to this process. Choose another one, or ask an administrator."
        )
        return finding(element, account, MISSING, words)
    kind = (credential.connector, credential.credential_type)
    if kind != (account.connector, account.type_name):
        words = _(
            "{subject} uses the credential “{name}”, which is an account of another "
            "kind. Choose one that fits."
        )
        return finding(element, account, MISSING, words)
    words = failing_words(credential)
    return finding(element, account, FAILING, words) if words else None


def failing_words(credential: Credential) -> str:
    """Return the sentence about a credential that does not work; empty if it does."""
    ends = credential.expires_at
    day = date_format(ends, "DATE_FORMAT") if ends else ""
    sentences = {
        State.FAILED: _(
            "{subject} uses the credential “{name}”, which the service did not accept "
            "when it was last tested. Ask an administrator to look at it."
        ),
        State.SIGN_IN: _(
            "{subject} uses the credential “{name}”, for which somebody has to sign in "
            "with the service. Ask an administrator to do so."
        ),
        State.EXPIRED: _(
            "{subject} uses the credential “{name}”, which expired on {day}. Ask an "
            "administrator for a new one."
        ),
        State.EXPIRING: _(
            "{subject} uses the credential “{name}”, which expires on {day}. Ask an "
            "administrator to renew it."
        ),
    }
    words = sentences.get(state_of(credential, timezone.now()), "")
    return words.replace("{day}", day)


def finding(element: Any, account: Account, rule: str, words: str) -> Finding:
    """Return a finding on a step, at the setting that chooses its credential."""
    name = " ".join((element.get("name") or element.get("id") or "").split())
    message = words.format(subject=f"“{name}”", name=account.name)
    return {
        "rule": rule,
        "severity": "error" if rule == MISSING else "warning",
        "element": element.get("id"),
        "setting": account.setting,
        "line": None,
        "message": message,
        "origin": "file",
    }
