"""How a call ended, in words for a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from connectors.registry import Connector

MEGABYTE = 1024 * 1024


def not_installed(connector: str) -> str:
    """Say that there is no such connector."""
    return _(
        'The connector "{connector}" is not installed. Install its package and start '
        "Patchbay again."
    ).format(connector=connector)


def no_operation(connector: Connector, operation: str) -> str:
    """Say that the connector cannot do that."""
    return _(
        '"{name}" has no operation "{operation}". Open the step and choose another one.'
    ).format(name=connector.name, operation=operation)


def no_function(connector: Connector, operation: str) -> str:
    """Say that the package lacks the code of an operation."""
    return _(
        'The package {package} has no code for the operation "{operation}" of '
        '"{name}". Ask its author.'
    ).format(package=connector.package, operation=operation, name=connector.name)


def timed_out(name: str, seconds: float) -> str:
    """Say that a call took too long."""
    return _(
        '"{name}" took longer than {seconds} seconds and was ended. Whether it was '
        "done is not known."
    ).format(name=name, seconds=f"{seconds:g}")


def lost(name: str) -> str:
    """Say that the process of a call is gone."""
    return _(
        '"{name}" ended its own process in the middle of the call. Whether it was done '
        "is not known."
    ).format(name=name)


def not_started(name: str) -> str:
    """Say that the process of a call did not begin with it."""
    return _('The process of "{name}" could not be started. Look at its log.').format(
        name=name
    )


def stopped(name: str) -> str:
    """Say that nobody needs the call any more."""
    return _('"{name}" was ended, because its result is not needed any more.').format(
        name=name
    )


def garbled(name: str) -> str:
    """Say that the answer is none."""
    return _('"{name}" gave an answer that cannot be read or is too large.').format(
        name=name
    )


def no_reason(name: str) -> str:
    """Say that a connector said nothing."""
    return _('"{name}" did not work and gave no reason.').format(name=name)


def undeclared_error(name: str, code: str) -> str:
    """Say that the manifest does not know an error."""
    return _(
        '"{name}" raised the error "{code}", which its manifest does not name. Ask its '
        "author."
    ).format(name=name, code=code)


def out_of_memory(name: str, memory: int) -> str:
    """Say that a call needed too much memory."""
    return _('"{name}" needed more memory than the {size} MB that it may use.').format(
        name=name, size=memory // MEGABYTE
    )


def exited(name: str) -> str:
    """Say that the code wanted to end the process."""
    return _(
        '"{name}" ended itself instead of giving a result. Ask its author.'
    ).format(name=name)


def mistake(name: str, end: Mapping[str, Any]) -> str:
    """Say that the code raised something that nobody expects."""
    return _(
        'The code of "{name}" stopped with {error}: {message}. The log of the attempt '
        "shows where."
    ).format(name=name, error=end["error"], message=end["message"] or "…")


def no_connection(name: str, end: Mapping[str, Any]) -> str:
    """Say that the network is at fault."""
    return _('"{name}" has no connection to its service: {reason}.').format(
        name=name, reason=(end["message"] or end["error"]).rstrip(".")
    )


def unusable(name: str, end: Mapping[str, Any]) -> str:
    """Say why a result cannot be kept."""
    place, found = end["place"].strip("/") or "…", end["found"]
    sentences = {
        "not-named": _('"{name}" gave a result that has no names: {found}.'),
        "too-large": _('"{name}" gave a result of more than 10 MB.'),
        "too-deep": _(
            '"{name}" gave a result that is nested too deeply or holds itself, at '
            '"{place}".'
        ),
        "not-finite": _(
            '"{name}" gave a number that is not finite or too long, at "{place}": '
            "{found}."
        ),
        "not-text": _('"{name}" gave a name that is not text, at "{place}": {found}.'),
    }
    other = _('"{name}" gave a result that is not JSON: "{place}" is of type {found}.')
    sentence = sentences.get(end["reason"], other)
    return sentence.format(name=name, place=place[:200], found=found[:200])


def refused(name: str, refusal: Mapping[str, str]) -> str:
    """Say why a connection was not allowed, and who can allow it."""
    sentences = {
        "undeclared": _(
            '"{name}" wanted to connect to {host}, which its manifest does not name '
            "under permissions. Ask its author."
        ),
        "inside": _(
            '"{name}" wanted to connect to {host}, which is {address} inside the '
            "network. An administrator can allow it in PATCHBAY_PRIVATE_HOSTS."
        ),
    }
    other = _('"{name}" wanted to connect to {host}, which is not on the internet.')
    sentence = sentences.get(refusal["reason"], other)
    host, address = refusal["host"], refusal["address"]
    return sentence.format(name=name, host=host, address=address)
