"""Secrets and configurations of a template as the settings of a credential."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from patchbay_tools.openapi.names import setting_name_of
from patchbay_tools.openapi.words import short
from patchbay_tools.templates.reading import Template
from patchbay_tools.templates.settings import (
    Property,
    Setting,
    is_secret,
    label_in,
    name_in,
)

ACCOUNT = "account"


def secret_of(one: Property, suffix: str) -> Setting:
    """Return a secret of the credential."""
    return {**value_of(one, suffix), "type": "secret"}


def value_of(one: Property, suffix: str) -> Setting:
    """Return a value of the credential that is no secret."""
    name = f"{setting_name_of(name_in(one))[:50]}_{suffix}"
    help_text = short(one.get("description"), 240) or "As the service gave it."
    return {"name": name, "type": "string", "label": label_in(one), "help": help_text}


def settings_of_account(
    template: Template, one: Property, number: int
) -> list[Setting]:
    """Return what the configuration of a property asks for; `number` is how many
    settings the credential has already."""
    identifier = str(one.get("configurationTemplate", ""))
    return list(asked_by(template, identifier, number))


def asked_by(template: Template, identifier: str, number: int) -> Iterator[Setting]:
    """Yield the values of an embedded configuration, a secret where it has none."""
    known: Any = template.get("configurationTemplates")
    count = number
    for found in known if isinstance(known, list) else ():
        if not isinstance(found, dict) or found.get("id") != identifier:
            continue
        for one in found.get("properties") or ():
            if isinstance(one, dict) and one.get("type") != "Hidden":
                count += 1
                make = secret_of if is_secret(one) else value_of
                yield make(one, f"c{count}")
    if count == number:
        asked = {"label": "Credential", "id": "credential"}
        yield secret_of(asked, f"c{number + 1}")


def account_setting() -> Setting:
    """Return the setting that chooses the credential."""
    return {
        "name": "patchbay_account",
        "type": "credential",
        "credential_type": ACCOUNT,
        "label": "Account",
        "help": "The name of the account; empty for the installation's own.",
    }
