"""Which installed connectors may be used here, and why others may not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.models import User
from django.core.cache import cache
from django.utils.translation import gettext as _

from connectors.approvals import approve_connector, in_words, newly_asked
from connectors.calls import Caller
from connectors.models import ConnectorApproval
from connectors.registry import Connector, installed
from connectors.switches import off_words, switched_off

PLACE = "connectors-waiting"
# Other processes see an approval so many seconds later.
SEEN_AFTER = 5


def waiting() -> Mapping[str, list[str]]:
    """Return what waits for approval, by connector."""
    known: Mapping[str, list[str]] | None = cache.get(PLACE)
    if known is None:
        known = newly_asked(installed())
        cache.set(PLACE, known, SEEN_AFTER)
    return known


def let_in(*, connector: Connector, by: User) -> ConnectorApproval:
    """Approve what a connector asks for. Raises NotAdministrator."""
    made = approve_connector(connector=connector, by=by)
    cache.delete(PLACE)
    return made


def waiting_words(connector: Connector, asked: Sequence[str]) -> str:
    """Return what is said where a connector is needed that waits for approval."""
    words = _(
        "{connector} waits until an administrator approves what it asks for: it "
        "{asked}. Ask one to look at its page."
    )
    told = ", ".join(in_words(connector, one) for one in asked)
    return words.format(connector=connector.name, asked=told)


def reasons_to_wait() -> dict[str, str]:
    """Return why connectors that wait for approval may not be used, by their ids."""
    registry = installed()
    found = ((registry.find(name), asked) for name, asked in waiting().items())
    return {one.connector: waiting_words(one, asked) for one, asked in found if one}


def refusal_of(connector: str) -> str | None:
    """Return why a connector may not be used, None where it may, or is not there."""
    if connector in switched_off():
        return off_words(connector)
    return reasons_to_wait().get(connector)


def usable_caller(private_hosts: Sequence[str]) -> Caller:
    """Return a caller that runs only what may be used here.

    `private_hosts` are hosts inside the network that the administrator allows.
    """
    return Caller(allowed_hosts=private_hosts, refusal=refusal_of)
