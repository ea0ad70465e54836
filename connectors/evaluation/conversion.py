"""Values of the types that docs/manifest.md promises to connectors."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from connectors.evaluation.exceptions import Unfit
from connectors.evaluation.texts import (
    checked_boolean,
    checked_choice,
    checked_date_time,
    checked_duration,
    checked_email,
    checked_integer,
    checked_line,
    checked_number,
    checked_text,
    checked_url,
    plain_text,
)
from connectors.evaluation.values import (
    Computed,
    Setting,
    effective_values,
    is_empty,
    row_setting,
)
from connectors.evaluation.visibility import is_visible, typed_values

Typed = Mapping[str, Any]
SEPARATORS = re.compile(r"[,;]")

TEXTS: dict[str, Callable[[Setting, str], str]] = {
    "text": checked_text,
    "markdown": checked_text,
    "code": checked_text,
    "choice": checked_choice,
    "duration": checked_duration,
    "datetime": checked_date_time,
    "url": checked_url,
    "email": checked_email,
}
SCALARS: dict[str, Callable[[Setting, Any], Any]] = {
    "number": checked_number,
    "integer": checked_integer,
    "boolean": checked_boolean,
}


def converted(setting: Setting, value: Any, outer: Typed) -> Any:
    """Return a value of the type of its setting.

    `outer` are the values that conditions of fields inside can name. Raises Unfit.
    """
    if isinstance(value, Computed) and value.problem:
        raise Unfit(value.problem)
    kind = setting["type"]
    if is_empty(value) and kind != "emails":
        raise Unfit(_("This is required."))
    if kind in COLLECTIONS:
        return COLLECTIONS[kind](setting, value, outer)
    if kind in SCALARS:
        return SCALARS[kind](setting, value)
    if kind == "json":
        return parsed_json(setting, value)
    if "over" in setting:
        return condition_text(value)
    if kind == "expression" or setting.get("expression") == "feel":
        return expression_value(value)
    return TEXTS.get(kind, checked_line)(setting, plain_text(value))


def expression_value(value: Any) -> Any:
    """Return what the expression gave."""
    if isinstance(value, Computed):
        return value.value
    raise Unfit(_("An expression is needed here. Begin with =."))


def condition_text(value: Any) -> str:
    """Return a condition over the outputs as it is; it is worked out afterwards."""
    text = plain_text(value).strip()
    if text.startswith("="):
        return text
    raise Unfit(_("An expression is needed here. Begin with =."))


def parsed_json(setting: Setting, value: Any) -> Any:
    """Return the JSON of a text; what an expression gives is its own value."""
    if isinstance(value, Computed) and not isinstance(value.value, str):
        return value.value
    text = checked_text(setting, plain_text(value))
    try:
        return json.loads(text, parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Unfit(_("This is not JSON: {reason}.").format(reason=error)) from error


def refuse_constant(name: str) -> None:
    """Refuse NaN and the infinities, which JSON does not know."""
    raise ValueError(f"{name} is no number of JSON")


def rows_of(value: Any) -> list[Any]:
    """Return the rows of a list. Raises Unfit."""
    if isinstance(value, Computed):
        if not isinstance(value.value, list):
            raise Unfit(_("The expression gives no list."))
        return [Computed(one) for one in value.value]
    if not isinstance(value, list):
        raise Unfit(_("A list is needed here."))
    return value


def entries_of(value: Any) -> dict[str, Any]:
    """Return the named values of a map or object. Raises Unfit."""
    if isinstance(value, Computed):
        if not isinstance(value.value, dict):
            raise Unfit(_("The expression gives no named values."))
        return {key: Computed(one) for key, one in value.value.items()}
    if not isinstance(value, dict):
        raise Unfit(_("Named values are needed."))
    return value


def converted_list(setting: Setting, value: Any, outer: Typed) -> list[Any]:
    """Return the rows, each of the type of `items`."""
    row = row_setting(setting)
    found = []
    for number, one in enumerate(rows_of(value), start=1):
        try:
            found.append(converted(row, one, outer))
        except Unfit as unfit:
            raise unfit.under(number) from unfit
    return counted(setting, found)


def converted_map(setting: Setting, value: Any, outer: Typed) -> dict[str, Any]:
    """Return the values by name; an empty one stays an empty text."""
    row = row_setting(setting)
    found = {}
    for key, one in entries_of(value).items():
        try:
            found[key] = "" if is_empty(one) else converted(row, one, outer)
        except Unfit as unfit:
            raise unfit.under(key) from unfit
    counted(setting, list(found))
    return found


def converted_object(setting: Setting, value: Any, outer: Typed) -> dict[str, Any]:
    """Return the fields that are shown and filled in."""
    fields: list[Setting] = setting["fields"]
    values = effective_values(fields, entries_of(value))
    inner = {**outer, **typed_values(fields, values)}
    found = {}
    for field in fields:
        name = field["name"]
        left_out = is_empty(values.get(name)) and not field.get("required")
        if left_out or not is_visible(field, inner):
            continue
        try:
            found[name] = converted(field, values.get(name), inner)
        except Unfit as unfit:
            raise unfit.under(str(field.get("label", name))) from unfit
    return found


def converted_emails(setting: Setting, value: Any, _outer: Typed) -> list[str]:
    """Return the addresses; rows may give lists, people, or nothing."""
    found: list[str] = []
    rows = value if isinstance(value, list) else [value]
    for number, one in enumerate(rows, start=1):
        try:
            found.extend(addresses_in(one))
        except Unfit as unfit:
            raise unfit.under(number) if len(rows) > 1 else unfit from unfit
    if not found and setting.get("required"):
        raise Unfit(_("This is required."))
    return counted(setting, found)


def addresses_in(value: Any) -> list[str]:
    """Return the addresses that one row gives."""
    if not isinstance(value, Computed):
        return [checked_email({}, plain_text(value))]
    if value.problem:
        raise Unfit(value.problem)
    given = value.value
    if isinstance(given, list):
        return [found for one in given for found in addresses_in(Computed(one))]
    if isinstance(given, dict) and "email" in given:
        given = given["email"]
    if is_empty(given):
        return []
    text = plain_text(Computed(given))
    parts = SEPARATORS.split(text)
    several = len(parts) > 1 and all("@" in part for part in parts)
    return [checked_email({}, part) for part in (parts if several else [text])]


def counted(setting: Setting, rows: list[Any]) -> list[Any]:
    """Return the rows when their number is possible."""
    least, most = setting.get("min"), setting.get("max")
    if least is not None and len(rows) < least:
        raise Unfit(_("At least {limit} rows are needed.").format(limit=least))
    if most is not None and len(rows) > most:
        message = _("At most {limit} rows are possible; these are {size}.")
        raise Unfit(message.format(limit=most, size=len(rows)))
    return rows


COLLECTIONS: dict[str, Callable[[Setting, Any, Typed], Any]] = {
    "list": converted_list,
    "choices": converted_list,
    "emails": converted_emails,
    "map": converted_map,
    "object": converted_object,
}
