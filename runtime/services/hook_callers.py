"""Which places of an address accept a call: by who signed it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from connectors.vault.accounts import account_of
from connectors.vault.credential_types import credential_type
from connectors.vault.exceptions import VaultError
from connectors.vault.using import use_credential
from runtime.credentials import use_in_deployment
from runtime.engine import NoValue
from runtime.hooks.exceptions import NotAccepted
from runtime.hooks.settings import Webhook, webhook_of
from runtime.hooks.signing import Call, check_hmac, check_key, check_standard
from runtime.models import Deployment, Hook, HookPlace, HookUse
from runtime.runnables import runnable_of

# The secrets of credentials, by the deployment that uses one, connector and name.
Known = dict[tuple[UUID, str, str], list[str]]


@dataclass(frozen=True)
class Place:
    """An element that waits for calls, with what its step says about them."""

    deployment: Deployment
    element: str
    use: HookUse
    name: str
    webhook: Webhook


def accepting(hook: Hook, call: Call, now: float) -> list[Place]:
    """Return the places that accept a call; `now` is in seconds since 1970.

    Raises NotAccepted with the reason of the last place where none does.
    """
    accepted: list[Place] = []
    reason = _("No published version waits for calls here any more.")
    secrets: Known = {}
    rows = hook.places.select_related("deployment").defer("deployment__bpmn")
    for row in rows.order_by("id"):
        try:
            place = place_of(row)
            check(place, call, now, secrets)
        except NotAccepted as error:
            reason = error.reason
        else:
            accepted.append(place)
    if not accepted:
        raise NotAccepted(reason)
    return accepted


def place_of(row: HookPlace) -> Place:
    """Return a place with its step. Raises NotAccepted where that cannot be read."""
    runnable = runnable_of(row.deployment_id)
    try:
        webhook = webhook_of(runnable.steps[row.element])
    except NoValue as error:
        raise NotAccepted(error.message) from error
    name = runnable.name_of(row.element)
    return Place(row.deployment, row.element, HookUse(row.use), name, webhook)


def check(place: Place, call: Call, now: float, known: Known) -> None:
    """Raise NotAccepted unless the caller is who a step asks for.

    `known` keeps the secrets that were read before.
    """
    webhook = place.webhook
    if webhook.authentication == "none":
        return
    step = webhook.step
    key = (place.deployment.pk, step.connector, step.credential)
    if key not in known:
        known[key] = secrets_of(place)
    secrets = known[key]
    if webhook.authentication == "standard":
        check_standard(call, secrets, now)
    elif webhook.authentication == "hmac":
        check_hmac(call, secrets, webhook.signature_header)
    else:
        check_key(call, secrets, webhook.key_header)


def secrets_of(place: Place) -> list[str]:
    """Return the secrets of a step's credential, the newest first.

    Raises NotAccepted where there is none.
    """
    step = place.webhook.step
    account = account_of(step.connector, place.webhook.operation, step.credential)
    if account is None:
        raise NotAccepted(_("The step has no credential with a secret."))
    try:
        values = use_credential(
            account.name,
            connector=account.connector,
            type_name=account.type_name,
            use=use_in_deployment(place.deployment.process, place.deployment.pk),
        )
        names = credential_type(account.connector, account.type_name).settings
    except VaultError as error:
        raise NotAccepted(error.message) from error
    found = (values.get(one["name"]) for one in names if one["type"] == "secret")
    return [one for one in found if one and one.strip()]
