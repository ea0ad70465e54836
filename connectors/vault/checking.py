"""Values of a credential against the settings of its type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from patchbay_sdk.defaults import fits

from connectors.evaluation.visibility import is_visible, typed_values
from connectors.vault.credential_types import CredentialType, Setting
from connectors.vault.exceptions import ValueRefused

MAX_LENGTH = 16_384


def as_text(setting: Setting, value: Any) -> str:
    """Return a value as the vault keeps it: text, lists with commas.

    Raises ValueRefused for anything that has no such text.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(one.strip() for one in value if one.strip())
    if not isinstance(value, str | int):
        raise ValueRefused(_("This is not a text."), setting=setting["name"])
    text = str(value)
    return text if setting["type"] == "secret" else text.strip()


def problem_of(setting: Setting, text: str) -> str:
    """Return in words what is wrong with a value; empty when it fits."""
    if not text:
        return _("This is required.") if setting.get("required") else ""
    if len(text) > MAX_LENGTH or "\x00" in text:
        return _("This is too long, or holds characters that no text has.")
    # A credential holds values, never expressions.
    literal = {**setting, "expression": "none"}
    value = text.split(", ") if setting["type"] == "emails" else text
    if fits(literal, value):
        return ""
    pattern = setting.get("pattern") or {}
    return str(pattern.get("message") or _("This is not of the form that is needed."))


def checked_values(
    kind: CredentialType, given: Mapping[str, Any], kept: Mapping[str, str]
) -> dict[str, str]:
    """Return the values to seal. Raises ValueRefused with the name of the setting.

    A secret that is not given, or is empty, is taken over from `kept`; None takes it
    away. What else is not given is empty. What `visible_if` hides is left out.
    """
    unknown = given.keys() - {one["name"] for one in kind.settings}
    if unknown:
        name = min(unknown)
        raise ValueRefused(_("There is no such setting."), setting=name)
    texts = {
        one["name"]: text_of(one, given, kept.get(one["name"], ""))
        for one in kind.settings
    }
    values: dict[str, str] = {}
    for setting in visible_settings(kind, texts):
        name = setting["name"]
        if problem := problem_of(setting, texts[name]):
            raise ValueRefused(problem, setting=name, label=setting["label"])
        if texts[name]:
            values[name] = texts[name]
    return values


def text_of(setting: Setting, given: Mapping[str, Any], kept: str) -> str:
    """Return the text of a setting; of a secret that is empty what is kept."""
    value = given.get(setting["name"], "")
    if setting["type"] == "secret" and value == "":
        value = kept
    return as_text(setting, "" if value is None else value)


def visible_settings(kind: CredentialType, texts: Mapping[str, str]) -> list[Setting]:
    """Return the settings that the form shows for these values."""
    filled = {name: text for name, text in texts.items() if text}
    typed = typed_values(kind.settings, kind.defaults | filled)
    return [one for one in kind.settings if is_visible(one, typed)]
