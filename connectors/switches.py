"""Connectors that an administrator has switched off."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from connectors.exceptions import ConnectorError
from connectors.models import ConnectorSwitch
from connectors.vault.permissions import require_administrator
from web.errors import ServiceError

PLACE = "connectors-off"
# Other processes see a switch so many seconds later.
SEEN_AFTER = 5
LONGEST_WHY = 500


class MissingWhy(ServiceError, ConnectorError):
    """Say why: it is kept with your name."""

    code = "missing-why"
    status = 422


def switched_off() -> frozenset[str]:
    """Return the ids of the connectors that are off."""
    known: frozenset[str] | None = cache.get(PLACE)
    if known is None:
        last = dict(ConnectorSwitch.objects.values_list("connector", "is_on"))
        known = frozenset(name for name, is_on in last.items() if not is_on)
        cache.set(PLACE, known, SEEN_AFTER)
    return known


def off_words(name: str) -> str:
    """Return what is said where a connector is needed that is off."""
    words = _(
        "An administrator has switched the connector {connector} off. Ask one to "
        "switch it on, or use another connector."
    )
    return words.format(connector=name)


def switch_connector(
    *, connector: str, is_on: bool, why: str, by: User
) -> ConnectorSwitch:
    """Switch a connector on or off. Raises NotAdministrator and MissingWhy."""
    require_administrator(by)
    reason = why.strip()[:LONGEST_WHY]
    if not reason:
        raise MissingWhy
    made = ConnectorSwitch.objects.create(
        connector=connector, is_on=is_on, why=reason, by=by
    )
    cache.delete(PLACE)
    return made


def switches_of(connector: str) -> QuerySet[ConnectorSwitch]:
    """Return who switched a connector, the last one first."""
    found = ConnectorSwitch.objects.filter(connector=connector).select_related("by")
    return found.order_by("-id")
