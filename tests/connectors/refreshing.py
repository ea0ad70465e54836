"""A worker that needs a token, as a process: `python -m tests.connectors.refreshing`.

`store ADDRESS TOKEN` stores a credential whose sign-in is renewed with a refresh token,
`expire` lets its access token be over, `use AT` prints the token that a call gets which
begins at a moment.
"""

from __future__ import annotations

import sys
import time

import django


def store(address: str, refresh_token: str) -> None:
    """Store a credential that somebody has signed in for."""
    from django.contrib.auth.models import User

    from connectors.vault.oauth.asking import Tokens
    from connectors.vault.oauth.grants import grant_of
    from connectors.vault.oauth.kept import keep_tokens
    from connectors.vault.selectors import opened
    from tests.connectors.oauth_accounts import expire, stored

    credential = stored(address, User.objects.get())
    grant = grant_of(credential, opened(credential))
    assert grant is not None
    tokens = Tokens("old", refresh_token, None)
    keep_tokens(credential, tokens, account=grant.account)
    expire()


def main(act: str, *arguments: str) -> None:
    """Do one of it."""
    from tests.connectors.oauth_accounts import expire, token

    if act == "store":
        store(*arguments)
    elif act == "expire":
        expire()
    else:
        time.sleep(max(0.0, float(arguments[0]) - time.time()))
        print(token())  # noqa: T201


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
