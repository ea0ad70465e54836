"""Makes a manifest of a template, with a report of what became of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from patchbay_sdk.manifest import check_manifest

from patchbay_tools.openapi.names import id_of, setting_name_of
from patchbay_tools.openapi.words import cut, plain, short
from patchbay_tools.templates.accounts import (
    ACCOUNT,
    account_setting,
    secret_of,
    settings_of_account,
)
from patchbay_tools.templates.conditions import FALSE, Names, condition_of
from patchbay_tools.templates.operations import operations_of
from patchbay_tools.templates.reading import Template, UnusableTemplate
from patchbay_tools.templates.report import Note, Report
from patchbay_tools.templates.settings import (
    Property,
    Setting,
    is_secret,
    label_in,
    name_in,
    setting_of,
    show_if,
)

MOST_REPAIRS = 20


@dataclass(frozen=True)
class Connector:
    """A manifest, and what became of the properties of its template."""

    manifest: dict[str, Any]
    report: Report


def connector_of(template: Template) -> Connector:
    """Return the connector of a template. Raises UnusableTemplate."""
    made = Making(template)
    manifest = made.manifest()
    for _round in range(MOST_REPAIRS):
        problems = check_manifest(manifest)
        if not problems:
            return Connector(manifest, made.report)
        if not repaired(manifest, problems[0].path, made.report):
            break
    first = check_manifest(manifest)[0]
    raise UnusableTemplate(f"{first.path}: {first.message}")


def repaired(manifest: dict[str, Any], path: str, report: Report) -> bool:
    """Take a limit, default, pattern or condition out that a form cannot have."""
    parts = path.split("/")
    optional = ("default", "pattern", "visible_if", "min", "max", "placeholder", "help")
    found = next((one for one in optional if one in parts), None)
    if found is None:
        return False
    holder: Any = manifest
    for part in parts[: parts.index(found)]:
        holder = holder[int(part)] if part.isdigit() else holder[part]
    if found not in holder:
        return False
    del holder[found]
    note = Note(holder.get("label", path), f"its {found} cannot be kept")
    if note not in report.changed:
        report.changed.append(note)
        report.covered -= 1
    return True


class Making:
    """The making of one connector."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.report = Report()
        self.secrets: list[Setting] = []
        by_id: dict[str, list[Property]] = defaultdict(list)
        for one in template["properties"]:
            if isinstance(one.get("id"), str):
                by_id[one["id"]].append(one)
        self.shown = [one for one in template["properties"] if self.is_shown(one)]
        self.names = Names(by_id, self.named())

    def is_shown(self, one: Property) -> bool:
        """Say whether a person fills a property in."""
        fixed = one.get("editable") is False and one.get("value") not in (None, "")
        elsewhere = one.get("type") in {"Hidden", "Configuration"}
        constant = elsewhere or "generatedValue" in one or fixed
        return not constant and not is_secret(one)

    def named(self) -> dict[int, str]:
        """Return a setting's name for each property that is filled in."""
        found: dict[int, str] = {}
        taken: set[str] = set()
        for one in self.shown:
            base = setting_name_of(name_in(one))[:50] or "value"
            name, count = base, 1
            while name in taken:
                count += 1
                name = f"{base}_{count}"
            taken.add(name)
            found[id(one)] = name
        return found

    def manifest(self) -> dict[str, Any]:
        """Return the manifest."""
        settings = [
            s for one in self.template["properties"] if (s := self.made_of(one))
        ]
        template = self.template
        kind = {
            "type": ACCOUNT,
            "name": cut(f"{plain(template['name'])} account", 60),
            "settings": self.secrets,
        }
        if self.secrets:
            settings.append(account_setting())
        return {
            "$schema": "urn:patchbay:manifest:1",
            "connector": id_of(template["id"].rpartition(".")[2] or template["id"])[
                :60
            ],
            "name": cut(plain(template["name"]) or "Connector", 60).strip(),
            "version": version_of(template),
            "description": short(template.get("description"), 240)
            or cut(f"Made from the template {plain(template['name'])}.", 240),
            "category": "other",
            "icon": {"light": "icon.svg", "dark": "icon-dark.svg"},
            "runs": False,
            **({"credential_types": [kind]} if self.secrets else {}),
            "operations": operations_of(template, settings, self.names),
        }

    def made_of(self, one: Property) -> Setting | None:
        """Return the setting of a property, and note what became of it."""
        label = label_in(one)
        if not isinstance(one.get("binding"), dict):
            self.report.not_covered.append(Note(label, "is bound to nothing"))
            return None
        reason = self.constant(one)
        if reason:
            self.report.changed.append(Note(label, reason))
            return None
        setting, notes = setting_of(one, self.names.settings[id(one)])
        condition = condition_of(one, self.names)
        if condition == FALSE:
            self.report.changed.append(
                Note(label, "is never shown: its condition can never be true")
            )
            return None
        notes += show_if(setting, condition)
        if isinstance(one.get("group"), str):
            setting["group"] = setting_name_of(one["group"])
        if notes:
            self.report.changed.append(Note(label, "; ".join(notes)))
        else:
            self.report.covered += 1
        return setting

    def constant(self, one: Property) -> str:
        """Return why a property is nothing to fill in; empty where it is."""
        if one.get("type") == "Configuration":
            self.secrets += settings_of_account(self.template, one, len(self.secrets))
            return "is chosen as a credential"
        if "generatedValue" in one:
            return "is made for each call: its idempotency key"
        if is_secret(one) and one.get("type") != "Hidden":
            self.secrets.append(secret_of(one, f"{len(self.secrets) + 1}"))
            return "is a secret: it is kept in a credential, never in the file"
        if not self.is_shown(one):
            return "is a constant of the connector, nothing to fill in"
        return ""


def version_of(template: Template) -> str:
    """Return a version of three numbers."""
    number = template.get("version")
    is_number = isinstance(number, int) and not isinstance(number, bool)
    return f"{max(number, 0)}.0.0" if is_number and number else "1.0.0"
