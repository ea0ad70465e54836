"""Choices of a setting that the connector's service gives."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.utils.translation import gettext as _

from connectors.availability import usable_caller
from connectors.calls import Call
from connectors.registry import Connector, installed
from connectors.vault.exceptions import VaultError
from connectors.vault.grants import use_of
from connectors.vault.selectors import default_name
from connectors.vault.using import use_credential
from modeler.exceptions import (
    ChoicesNotLoaded,
    NeedsSettings,
    NoAccount,
    UnknownChoices,
)
from modeler.models import Process, Role
from modeler.permissions import require

SECONDS = 20.0
KEPT_SECONDS = 300


@dataclass(frozen=True)
class ChoicesWish:
    """Which choices of a connector are wanted.

    `settings` are those that the choices need, as the connector gets them. `fresh`
    asks the service again instead of showing what it said a moment ago.
    """

    connector: str
    choices: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    credential: str = ""
    fresh: bool = False


def choices_of_service(
    *, process: Process, wish: ChoicesWish, by: User
) -> list[dict[str, str]]:
    """Return the choices that a service gives for an account: value, label, help.

    Raises Forbidden, UnknownChoices, NeedsSettings, NoAccount and ChoicesNotLoaded.
    """
    require(by, process.pk, Role.EDITOR)
    connector, choices = declared(wish)
    needed = {name: wish.settings.get(name) for name in choices.get("needs", ())}
    missing = [name for name, value in needed.items() if is_open(value)]
    if missing:
        raise NeedsSettings(fields={name: _("Fill this in first.") for name in missing})
    values: dict[str, Any] = {}
    account = ""
    if kind := choices.get("credential_type"):
        account, values = account_for(process, wish, kind, by)
    place = kept_at(connector, wish, account, values, needed)
    known: list[dict[str, str]] | None = None if wish.fresh else cache.get(place)
    if known is None:
        known = loaded(wish, {**needed, "credential": account}, values)
        cache.set(place, known, KEPT_SECONDS)
    return known


def declared(wish: ChoicesWish) -> tuple[Connector, dict[str, Any]]:
    """Return the connector and what its manifest says. Raises UnknownChoices."""
    connector = installed().find(wish.connector)
    known = connector.manifest.get("choices", ()) if connector else ()
    found = next((one for one in known if one["choices"] == wish.choices), None)
    if connector is None or found is None:
        raise UnknownChoices
    return connector, found


def is_open(value: Any) -> bool:
    """Say whether a setting has no value before a Request runs."""
    computed = isinstance(value, str) and (value.startswith("=") or "{{" in value)
    return value in (None, "", [], {}) or computed


def account_for(
    process: Process, wish: ChoicesWish, kind: str, by: User
) -> tuple[str, dict[str, Any]]:
    """Return the name and the values of the account to ask with. Raises NoAccount."""
    name = wish.credential or default_name(wish.connector, kind)
    if not name:
        raise NoAccount
    try:
        values = use_credential(
            name,
            connector=wish.connector,
            type_name=kind,
            use=use_of(by, process.pk),
        )
    except VaultError as error:
        raise NoAccount(error.message) from error
    return name, dict(values)


def kept_at(
    connector: Connector,
    wish: ChoicesWish,
    account: str,
    values: Mapping[str, Any],
    needed: Mapping[str, Any],
) -> str:
    """Return where the answer is kept: another account or value has another place."""
    key = [connector.connector, connector.version, wish.choices, account]
    text = json.dumps([key, values, needed], sort_keys=True, default=str)
    return f"choices:{hashlib.sha256(text.encode()).hexdigest()}"


def loaded(
    wish: ChoicesWish, sent: Mapping[str, Any], values: Mapping[str, Any]
) -> list[dict[str, str]]:
    """Ask the service. Raises ChoicesNotLoaded with what it said."""
    caller = usable_caller(settings.PRIVATE_HOSTS)
    try:
        outcome = caller.call(
            Call(
                connector=wish.connector,
                operation=f"choices-{wish.choices}",
                settings=dict(sent),
                credential=values,
                idempotency_key=str(uuid.uuid4()),
                timeout=SECONDS,
            )
        )
    finally:
        caller.close()
    if outcome.kind != "completed":
        raise ChoicesNotLoaded(outcome.message)
    found: list[dict[str, str]] = outcome.outputs["choices"]
    return found
