"""The tokens of a credential as the database holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connectors.models import Credential, OAuthTokens
from connectors.vault.exceptions import CredentialUnreadable
from connectors.vault.keys import current_key, find_key
from connectors.vault.oauth.asking import Tokens
from connectors.vault.sealing import Identity, seal, unseal


def identity_of(credential: Credential) -> Identity:
    """Return what the tokens of a credential are bound to."""
    name, connector = credential.name, credential.connector
    return Identity(name, connector, credential.credential_type, "tokens")


def sealed_tokens(
    credential: Credential, values: Mapping[str, str]
) -> tuple[bytes, str]:
    """Return tokens encrypted, and the identifier of the key."""
    key = current_key()
    return seal(values, identity=identity_of(credential), key=key), key.identifier


def opened(row: OAuthTokens) -> dict[str, str]:
    """Return the tokens. Raises CredentialUnreadable."""
    key = find_key(row.key_id)
    if key is None:
        raise CredentialUnreadable
    return unseal(bytes(row.sealed), identity=identity_of(row.credential), key=key)


def columns_of(
    credential: Credential, given: Tokens, *, account: str, refresh_token: str = ""
) -> dict[str, Any]:
    """Return what a row holds of tokens that are good: they end the turn of whoever
    asks for others. `refresh_token` stays where the service gave no other."""
    values = {
        "access_token": given.access_token,
        "refresh_token": given.refresh_token or refresh_token,
        "account": account,
    }
    sealed, key_id = sealed_tokens(credential, values)
    return {
        "sealed": sealed,
        "key_id": key_id,
        "expires_at": given.expires_at,
        "asking_until": None,
        "problem": "",
    }


def keep_tokens(
    credential: Credential, given: Tokens, *, account: str, **more: Any
) -> None:
    """Keep what a service gave when somebody signed in, whatever was there before."""
    columns = columns_of(credential, given, account=account)
    OAuthTokens.objects.update_or_create(
        credential=credential, defaults={**columns, **more}
    )


def empty_row(credential: Credential) -> OAuthTokens:
    """Return the row of a credential, made without tokens where there was none."""
    sealed, key_id = sealed_tokens(credential, {})
    made, _made = OAuthTokens.objects.get_or_create(
        credential=credential, defaults={"sealed": sealed, "key_id": key_id}
    )
    return made
