"""Words for the next page about a credential: kept in the session, shown once.

In an address they would be anyone's words on a page of Patchbay.
"""

from __future__ import annotations

from django.http import HttpRequest

KEPT = "credential-refusal"


def keep_refusal(request: HttpRequest, credential: str, words: str) -> None:
    """Keep why a sign-in came to nothing."""
    request.session[KEPT] = {"credential": credential, "words": words}


def take_refusal(request: HttpRequest, credential: str) -> str:
    """Return what was kept for a credential, once; empty where nothing was."""
    kept = request.session.get(KEPT)
    if not kept or kept["credential"] != credential:
        return ""
    del request.session[KEPT]
    return str(kept["words"])
