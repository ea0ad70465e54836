"""What is wrong with an installation, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from connectors.approvals import in_words, newly_asked
from connectors.models import Credential
from connectors.registry import LeftOut, Registry
from connectors.vault.exceptions import VaultError
from connectors.vault.selectors import opened


@dataclass(frozen=True)
class Trouble:
    """What is wrong where, and what to do next."""

    where: str
    what: str
    advice: str


def troubles(registry: Registry) -> Iterator[Trouble]:
    """Yield what keeps connectors and credentials from working."""
    for one in registry.left_out:
        yield of_left_out(one)
    for name, asked in newly_asked(registry).items():
        yield of_waiting(name, asked, registry)
    for credential in Credential.objects.order_by("name"):
        yield from of_credential(credential, registry)


def of_waiting(name: str, asked: list[str], registry: Registry) -> Trouble:
    """Return what a connector that waits for approval asks for."""
    connector = registry.by_id[name]
    what = _("It waits for approval: it {asked}.")
    told = ", ".join(in_words(connector, one) for one in asked)
    return Trouble(
        f"{connector.package}, {name}",
        what.format(asked=told),
        _(
            "Approve it on its page, as an administrator, or uninstall {package}."
        ).format(package=connector.package),
    )


def of_left_out(one: LeftOut) -> Trouble:
    """Return what is wrong with a connector that is left out."""
    advice = {
        "package-not-found": _("Install {package} again, or uninstall what is left."),
        "duplicate-connector": _("Uninstall one of the two packages."),
        "newer-needed": _("Upgrade Patchbay, or install an older {package}."),
    }.get(
        one.code, _("Tell the author of {package}, or install another version of it.")
    )
    where = f"{one.package}, {one.connector}"
    return Trouble(where, one.reason, advice.format(package=one.package))


def of_credential(credential: Credential, registry: Registry) -> Iterator[Trouble]:
    """Yield what keeps a credential from being used."""
    where = _("credential {name}").format(name=credential.name)
    connector = registry.find(credential.connector)
    if connector is None:
        what = _("The connector {connector} that it is for is not installed.")
        yield Trouble(
            where,
            what.format(connector=credential.connector),
            _("Install its package, or delete the credential."),
        )
        return
    kinds = {one["type"] for one in connector.manifest.get("credential_types", ())}
    if credential.credential_type not in kinds:
        what = _("{connector} has no accounts of the kind {kind} any more.")
        yield Trouble(
            where,
            what.format(connector=connector.name, kind=credential.credential_type),
            _("Make a credential of another kind, and delete this one."),
        )
    try:
        opened(credential)
    except VaultError as error:
        advice = _("Put the key of the vault back, or fill the credential in again.")
        yield Trouble(where, error.message, advice)
