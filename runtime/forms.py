"""What people are asked for: the declared variables of a user task or start event.

```xml
<connector:form>
  <connector:field name="request.days" type="number" label="Days" required="true"/>
  <connector:field name="decision" type="choice" label="Decision">
    <connector:choice value="yes" label="Yes"/>
  </connector:field>
</connector:form>
```
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast, get_args

from django.utils.translation import gettext as _
from lxml import etree

from bpmn.namespaces import BPMN, CONNECTOR
from runtime.exceptions import InvalidFields

FieldType = Literal["string", "text", "number", "boolean", "date", "choice"]
LONGEST = 100_000


@dataclass(frozen=True)
class Field:
    """One value to fill in; `name` is a variable, or a part of one (`order.id`)."""

    name: str
    type: FieldType
    label: str
    required: bool
    help: str
    choices: tuple[tuple[str, str], ...] = ()


def fields_of(element: etree._Element) -> tuple[Field, ...]:
    """Return the declared fields of an element, in document order."""
    form = element.find(f"{{{BPMN}}}extensionElements/{{{CONNECTOR}}}form")
    if form is None:
        return ()
    found = form.findall(f"{{{CONNECTOR}}}field")
    return tuple(field_of(one) for one in found if one.get("name", "").strip())


def field_of(element: etree._Element) -> Field:
    """Return one field; an unknown type is text of one line."""
    name, kind = element.get("name", "").strip(), element.get("type", "string")
    known = kind if kind in get_args(FieldType) else "string"
    choices = element.findall(f"{{{CONNECTOR}}}choice")
    return Field(
        name=name,
        type=cast(FieldType, known),
        label=element.get("label") or name,
        required=element.get("required") in {"true", "1"},
        help=element.get("help", ""),
        choices=tuple(
            (one.get("value", ""), str(one.get("label") or one.get("value", "")))
            for one in choices
        ),
    )


def value_in(variables: Mapping[str, Any], name: str) -> Any:
    """Return the value at a name such as `order.id`, None where there is none."""
    value: Any = variables
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def with_value(variables: dict[str, Any], name: str, value: Any) -> None:
    """Set the value at a name such as `order.id`; what stands beside it stays."""
    *parents, last = name.split(".")
    holder = variables
    for part in parents:
        inner = holder.get(part)
        holder[part] = dict(inner) if isinstance(inner, dict) else {}
        holder = holder[part]
    holder[last] = value


def filled_in(
    fields: Sequence[Field], sent: Mapping[str, Any], variables: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the variables that a filled-in form sets.

    `sent` is by field name. Variables that are no field of the form are taken as they
    are where the form has no fields. Raises InvalidFields with `fields`: what is wrong
    with each.
    """
    if not fields:
        return dict(sent)
    problems: dict[str, str] = {}
    top = {one.name.split(".")[0] for one in fields}
    found = {name: variables[name] for name in top if name in variables}
    for field in fields:
        problem, value = checked(field, sent.get(field.name))
        if problem:
            problems[field.name] = problem
        else:
            with_value(found, field.name, value)
    if problems:
        raise InvalidFields(fields=problems)
    return found


def checked(field: Field, value: Any) -> tuple[str, Any]:
    """Return what is wrong with a value, else nothing and the value as kept."""
    if value is None or value == "":
        if field.required:
            return _("Fill in “{label}”.").format(label=field.label), None
        return "", False if field.type == "boolean" else None
    return CHECKS[field.type](field, value)


def checked_text(field: Field, value: Any) -> tuple[str, Any]:
    """Check text."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return _("“{label}” is not a text.").format(label=field.label), None
    return "", value


def checked_number(field: Field, value: Any) -> tuple[str, Any]:
    """Check a number; text of a number is taken too."""
    problem = _("“{label}” is not a number.").format(label=field.label)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return problem, None
    try:
        number = float(value)
    except ValueError:
        return problem, None
    if not math.isfinite(number):
        return problem, None
    return "", int(number) if number.is_integer() else number


def checked_boolean(field: Field, value: Any) -> tuple[str, Any]:
    """Check yes or no."""
    truths = {True: True, "true": True, "on": True, False: False, "false": False}
    if isinstance(value, bool | str) and value in truths:
        return "", truths[value]
    return _("“{label}” is neither yes nor no.").format(label=field.label), None


def checked_date(field: Field, value: Any) -> tuple[str, Any]:
    """Check a date as ISO 8601 writes it."""
    try:
        return "", date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return _("“{label}” is not a date.").format(label=field.label), None


def checked_choice(field: Field, value: Any) -> tuple[str, Any]:
    """Check one of the choices."""
    if value in {one for one, _label in field.choices}:
        return "", value
    return _("Choose one of the values of “{label}”.").format(label=field.label), None


CHECKS = {
    "string": checked_text,
    "text": checked_text,
    "number": checked_number,
    "boolean": checked_boolean,
    "date": checked_date,
    "choice": checked_choice,
}
