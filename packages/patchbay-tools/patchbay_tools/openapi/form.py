"""The form of one operation while it is made: settings, groups, request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from patchbay_tools.openapi.describing import described
from patchbay_tools.openapi.names import TakenNames, setting_name_of
from patchbay_tools.openapi.place import Made, Place
from patchbay_tools.openapi.report import Report
from patchbay_tools.openapi.setting_types import SettingTypes

GROUPS: dict[str, dict[str, Any]] = {
    "which": {"name": "Which"},
    "content": {"name": "Content"},
    "options": {"name": "Options"},
    "more": {"name": "More", "open": False},
    "account": {"name": "Account"},
}
RESERVED = (
    "account",
    "credential",
    "idempotency_key",
    "placement",
    "file_name",
    "most",
)
MANY = 8


@dataclass
class Form:
    """What is filled in for an operation, and the request that it becomes."""

    types: SettingTypes
    report: Report
    changes: bool
    nowhere: Place = field(default_factory=lambda: Place("", "value"))
    settings: list[dict[str, Any]] = field(default_factory=list)
    request: dict[str, Any] = field(default_factory=dict)
    names: TakenNames = field(default_factory=lambda: TakenNames(*RESERVED))
    files: bool = False

    @property
    def defaults(self) -> bool:
        """Say whether defaults may be sent: not where they would change something."""
        return not self.changes

    def add(self, raw: Any, place: Place, group: str, lead: str) -> tuple[str, Made]:
        """Add the setting of a value; return its name and type."""
        made = self.types.make(raw, place)
        name = self.names.free(setting_name_of(place.key), lead)
        setting = described(self.types, raw, made, place, name)
        self.settings.append({**setting, "group": group})
        return name, made

    def add_own(self, setting: dict[str, Any]) -> None:
        """Add a setting that is not of the document."""
        self.settings.append(setting)

    def arranged(self) -> list[dict[str, Any]]:
        """Return the settings in the order of the groups, rare ones apart."""
        content = [one for one in self.settings if one["group"] == "content"]
        needed = [one for one in content if one.get("required")]
        if len(content) > MANY and needed:
            for one in content:
                one["group"] = "content" if one.get("required") else "more"
        order = list(GROUPS)
        return sorted(self.settings, key=lambda one: order.index(one["group"]))

    def groups(self) -> list[dict[str, Any]]:
        """Return the groups that have settings."""
        used = {one["group"] for one in self.settings}
        return [{"group": key, **one} for key, one in GROUPS.items() if key in used]
