"""Taking the values of a credential for a call."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from connectors.models import Credential
from connectors.vault.exceptions import NotGranted
from connectors.vault.grants import Use, may_use
from connectors.vault.oauth.tokens import with_token
from connectors.vault.selectors import credential_named, values_of

# Noting every use would write a row for every call.
USE_NOTED_EVERY = timedelta(minutes=1)


def granted_values(
    name: str, *, connector: str, type_name: str, use: Use
) -> dict[str, str]:
    """Return the values of a credential that may be used.

    Raises NotGranted, and as `values_of`; there is never an answer without the values.
    """
    credential = credential_named(name)
    if not may_use(credential, use):
        raise NotGranted(
            _(
                "Credential “{name}” is not granted to this process or to who "
                "publishes it. Choose another one, or ask an administrator to grant it."
            ).format(name=name)
        )
    return values_of(credential, connector=connector, type_name=type_name)


def use_credential(
    name: str, *, connector: str, type_name: str, use: Use
) -> dict[str, str]:
    """Return the values for a call, a fresh access token among them, and note the use.

    Raises as `granted_values` and `with_token`.
    """
    values = granted_values(name, connector=connector, type_name=type_name, use=use)
    values = with_token(credential_named(name), values)
    now = timezone.now()
    long_ago = Q(last_used_at=None) | Q(last_used_at__lt=now - USE_NOTED_EVERY)
    Credential.objects.filter(long_ago, name=name).update(last_used_at=now)
    return values
