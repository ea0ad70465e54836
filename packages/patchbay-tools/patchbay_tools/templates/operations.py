"""The operations of a template: itself, or one for each of its steps."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from patchbay_tools.openapi.names import id_of, setting_name_of
from patchbay_tools.openapi.words import cut, plain, short
from patchbay_tools.templates.conditions import Names
from patchbay_tools.templates.reading import Template

Setting = dict[str, Any]
MOST = 60
PLACEMENTS = {
    "bpmn:StartEvent": "start",
    "bpmn:IntermediateCatchEvent": "catch",
    "bpmn:ReceiveTask": "catch",
    "bpmn:IntermediateThrowEvent": "throw",
    "bpmn:BoundaryEvent": "boundary",
    "bpmn:EndEvent": "end",
}


def operations_of(
    template: Template, settings: list[Setting], names: Names
) -> list[dict[str, Any]]:
    """Return an operation for each step with a preset, else one."""
    steps = list(steps_in(template.get("steps")))[:MOST]
    presets = {
        one.get("id"): one.get("properties")
        for one in template.get("presets") or ()
        if isinstance(one, dict) and isinstance(one.get("properties"), dict)
    }
    base = operation_of(template, template, settings)
    if not steps:
        return [base]
    made: list[dict[str, Any]] = []
    taken: set[str] = set()
    for step in steps:
        own = preset(copy.deepcopy(settings), presets.get(step.get("presetId")), names)
        one = operation_of(template, step, own)
        while one["operation"] in taken:
            one["operation"] = f"{one['operation'][:55]}-{len(taken) + 1}"
        taken.add(one["operation"])
        made.append(one)
    return made


def steps_in(steps: Any) -> Iterator[dict[str, Any]]:
    """Yield the steps that do something, those inside of others too."""
    for step in steps if isinstance(steps, list) else ():
        if not isinstance(step, dict) or not isinstance(step.get("name"), str):
            continue
        if isinstance(step.get("steps"), list) and step["steps"]:
            yield from steps_in(step["steps"])
        else:
            yield step


def preset(settings: list[Setting], values: Any, names: Names) -> list[Setting]:
    """Return settings with the values of a preset as their defaults."""
    by_name = {one["name"]: one for one in settings}
    for identifier, value in (values or {}).items():
        for one in names.by_id.get(str(identifier), ()):
            setting = by_name.get(names.setting(one) or "")
            if setting is not None and fits(setting, value):
                setting["default"] = value
    return settings


def fits(setting: Setting, value: Any) -> bool:
    """Say whether a value can be the default of a setting."""
    known = [one["value"] for one in setting.get("choices", ())]
    if known:
        return value in known
    wanted = {"boolean": bool, "number": int | float}.get(setting["type"], str)
    return isinstance(value, wanted) and value != ""


def operation_of(
    template: Template, told: dict[str, Any], settings: list[Setting]
) -> dict[str, Any]:
    """Return an operation; `told` is what names it, a step or the template."""
    name = cut(plain(told["name"]) or "Run", 60).strip()
    words = told.get("keywords") or template.get("keywords") or []
    description = short(told.get("description"), 240)
    return {
        "operation": id_of(name)[:60] or "run",
        "name": name,
        **({"description": description} if description else {}),
        "keywords": [str(one)[:40] for one in words if isinstance(one, str)][:20],
        "placements": [placement_of(template)],
        "summary": cut(name, 120),
        "groups": groups_of(template, settings),
        "settings": settings,
        "idempotency": "none",
    }


def placement_of(template: Template) -> str:
    """Return where the element of a template sits."""
    kind = template.get("elementType")
    value = kind.get("value") if isinstance(kind, dict) else None
    applies = template.get("appliesTo")
    first = applies[0] if isinstance(applies, list) and applies else ""
    return PLACEMENTS.get(str(value or first), "task")


def groups_of(template: Template, settings: list[Setting]) -> list[dict[str, Any]]:
    """Return the groups that settings are in, in the order of the template."""
    used = {one["group"] for one in settings if "group" in one}
    found: dict[str, dict[str, Any]] = {}
    for one in template.get("groups") or ():
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            name = setting_name_of(one["id"])
            label = cut(plain(one.get("label")) or one["id"], 60).strip()
            closed = {"open": False} if one.get("openByDefault") is False else {}
            if name in used:
                found.setdefault(name, {"group": name, "name": label, **closed})
    for name in sorted(used - found.keys()):
        found[name] = {"group": name, "name": name.replace("_", " ").capitalize()}
    return list(found.values())
