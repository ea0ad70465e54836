"""Checks of single values, in the words that the page uses."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from connectors.evaluation.exceptions import Unfit
from connectors.evaluation.values import Computed, Setting, text_of

DURATION = re.compile(
    r"P(?=\d|T)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"
)
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
URL = re.compile(
    r"https?://([^\s/?#@]*@)?(\[[\da-f:.]+\]|[^\s/?#:@\[\]]+)(:\d{1,5})?([/?#]\S*)?",
    re.IGNORECASE,
)
LABEL = r"[^\W_](?:(?:[^\W_]|-){0,61}[^\W_])?"
ADDRESS = re.compile(rf"[^\s@<>()\",;:\\\[\]]{{1,64}}@(?:{LABEL}\.)*{LABEL}")
WITH_NAME = re.compile(r"[^<>\r\n]*<([^<>]*)>")
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
LARGEST_EXACT = 2**53 - 1


def plain_text(value: Any) -> str:
    """Return the text of a scalar setting. Raises Unfit for lists and objects."""
    if isinstance(value, Computed):
        return text_of(value.value)
    if not isinstance(value, str):
        raise Unfit(_("One text is needed here."))
    return value


def checked_line(setting: Setting, text: str) -> str:
    """Return the text as one line: a line end becomes a blank."""
    return checked_pattern(setting, checked_text(setting, " ".join(text.splitlines())))


def checked_text(setting: Setting, text: str) -> str:
    """Return the text when its length is possible."""
    least, most = setting.get("min"), setting.get("max")
    if least is not None and len(text) < least:
        raise Unfit(_("At least {limit} characters are needed.").format(limit=least))
    if most is not None and len(text) > most:
        message = _("At most {limit} characters are possible; this has {size}.")
        raise Unfit(message.format(limit=most, size=len(text)))
    return text


def checked_pattern(setting: Setting, text: str) -> str:
    """Return the text when it has the form of the setting."""
    pattern = setting.get("pattern")
    if pattern and not re.fullmatch(pattern["value"], text):
        raise Unfit(pattern["message"])
    return text


def checked_choice(setting: Setting, text: str) -> str:
    """Return the text when it is one of the choices."""
    choices = setting.get("choices", ())
    is_open = setting.get("custom") or "choices_from" in setting
    if is_open or text in [one["value"] for one in choices]:
        return text
    message = _('"{text}" is not one of the choices: {choices}.')
    labels = ", ".join(one["label"] for one in choices)
    raise Unfit(message.format(text=text[:80], choices=labels))


def checked_duration(_setting: Setting, text: str) -> str:
    """Return the duration in ISO 8601."""
    if DURATION.fullmatch(text.strip()):
        return text.strip()
    message = _(
        '"{text}" is not a duration. Write PT30S for 30 seconds or P2D for 2 days.'
    )
    raise Unfit(message.format(text=text[:80]))


def checked_date_time(_setting: Setting, text: str) -> str:
    """Return the date with time and zone in ISO 8601; a named zone as its offset."""
    trimmed, _at, zone = text.strip().partition("@")
    try:
        if not DATE_TIME.fullmatch(trimmed):
            raise ValueError(trimmed)
        # A real date, too: the form alone lets 30 February through.
        moment = datetime.fromisoformat(trimmed)
        if zone:
            return moment.replace(tzinfo=ZoneInfo(zone)).isoformat()
    except (ValueError, KeyError) as error:
        message = _('"{text}" is not a date with time. Write it as {example}.')
        example = "2027-03-31T09:00:00Z"
        raise Unfit(message.format(text=text[:80], example=example)) from error
    if moment.tzinfo is None:
        raise Unfit(_("The time zone is missing. End with Z or with +02:00."))
    return trimmed


def checked_url(setting: Setting, text: str) -> str:
    """Return the absolute address."""
    trimmed = text.strip()
    if URL.fullmatch(trimmed):
        return checked_pattern(setting, trimmed)
    if re.search(r"\s", trimmed):
        raise Unfit(_("A URL has no spaces. Write %20 instead."))
    message = _('"{text}" is not a whole URL. Begin with https://.')
    raise Unfit(message.format(text=trimmed[:80]))


def checked_email(_setting: Setting, text: str) -> str:
    """Return the address, which may have a name before it."""
    trimmed = text.strip()
    named = WITH_NAME.fullmatch(trimmed)
    address = named[1] if named else trimmed
    local = address.partition("@")[0]
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    if ADDRESS.fullmatch(address) and not dotted:
        return trimmed
    message = _('"{text}" is not an e-mail address.')
    raise Unfit(message.format(text=text[:80]))


def checked_number(setting: Setting, value: Any) -> int | float:
    """Return the number; whole ones as int."""
    number = number_of(value)
    least, most = setting.get("min"), setting.get("max")
    if least is not None and number < least:
        raise Unfit(_("At least {limit} is needed.").format(limit=least))
    if most is not None and number > most:
        raise Unfit(_("At most {limit} is possible.").format(limit=most))
    return number


def number_of(value: Any) -> int | float:
    """Return the number that a text or a computed value is."""
    given = value.value if isinstance(value, Computed) else value
    if isinstance(given, bool) or not NUMBER.fullmatch(text_of(given).strip()):
        message = _('"{text}" is not a number.')
        raise Unfit(message.format(text=text_of(given)[:80]))
    number = float(given)
    if abs(number) > LARGEST_EXACT:
        raise Unfit(_("The number is too large to be exact."))
    return int(number) if number.is_integer() else number


def checked_integer(setting: Setting, value: Any) -> int:
    """Return the whole number."""
    number = checked_number(setting, value)
    if isinstance(number, int):
        return number
    message = _('"{text}" is not a whole number.')
    raise Unfit(message.format(text=text_of(number)))


def checked_boolean(_setting: Setting, value: Any) -> bool:
    """Return true or false."""
    given = value.value if isinstance(value, Computed) else value
    if isinstance(given, bool):
        return given
    if given in ("true", "false"):
        return bool(given == "true")
    message = _('"{text}" is neither true nor false.')
    raise Unfit(message.format(text=text_of(given)[:80]))
