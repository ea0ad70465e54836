"""What `context.http` is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin

from patchbay_sdk.exceptions import Failed
from patchbay_sdk.http.addresses import target_of
from patchbay_sdk.http.connections import Connect, connection_to
from patchbay_sdk.http.exchange import Exchange
from patchbay_sdk.http.headers import TOKEN, checked, merged
from patchbay_sdk.http.messages import LARGEST, HttpAnswer, HttpRequest
from patchbay_sdk.http.troubles import SILENT, unknown

LONGEST_SILENCE = 30.0
MOVED = frozenset({301, 302, 303, 307, 308})
KEEPING = frozenset({307, 308})
AGENT = {"User-Agent": "Patchbay"}
OF_ACCOUNT = frozenset({"authorization", "cookie"})


@dataclass(frozen=True)
class Account:
    """What shows whose a request is; only the host that it is meant for gets it."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    query: Mapping[str, str] = field(default_factory=dict, repr=False)


def no_account() -> Account:
    """Say that there is nothing to show. Raises Failed."""
    raise Failed("The manifest does not say how its credential is shown.")


@dataclass(frozen=True)
class HttpClient:
    """Sends requests within the time of a call.

    `left` are the seconds that are left, `account` gives what authenticated requests
    carry, `connect` makes connections.
    """

    left: Callable[[], float]
    account: Callable[[], Account] = no_account
    connect: Connect = connection_to

    def send(
        self,
        request: HttpRequest,
        *,
        authenticated: bool = False,
        once: bool = False,
        redirects: int = 0,
        limit: int = LARGEST,
    ) -> HttpAnswer:
        """Return the answer, whatever its status. Raises RetryLater and Failed.

        `authenticated` adds the credential as the manifest says, for this host only.
        `once` is for what must not be done twice: where it is not known whether it
        was done, a person has to look. `redirects` is how many are followed, `limit`
        the most bytes of an answer.
        """
        account = self.account() if authenticated else Account()
        home = target_of(request.url).origin
        answer = self._sent(request, account, once=once, limit=limit)
        for _ in range(redirects):
            if answer.status not in MOVED or "location" not in answer.headers:
                break
            request = moved(request, answer)
            carried = account
            if target_of(request.url).origin != home:
                request, carried = stripped(request), Account()
            answer = self._sent(request, carried, once=once, limit=limit)
        return answer

    def _sent(
        self, request: HttpRequest, account: Account, *, once: bool, limit: int
    ) -> HttpAnswer:
        target = target_of(request.url, {**request.query, **account.query})
        headers = checked(merged(AGENT, request.headers, account.headers))
        if not TOKEN.fullmatch(request.method):
            raise Failed(f'"{request.method[:40]}" is no method of HTTP.')
        seconds = min(self.left(), LONGEST_SILENCE)
        if seconds <= 0:
            raise unknown(target.origin.host, SILENT, once=False)
        connection = self.connect(target.origin, seconds)
        exchange = Exchange(connection, target, self.left, limit, once)
        return exchange.run(request.method.upper(), headers, request.body)


def moved(request: HttpRequest, answer: HttpAnswer) -> HttpRequest:
    """Return the request that a redirect asks for. Raises Failed."""
    url = urljoin(request.url, answer.headers["location"])
    before, after = target_of(request.url).origin, target_of(url).origin
    if before.scheme == "https" and after.scheme != "https":
        raise Failed(f"{before.host} leads to an address that is not secure.")
    if answer.status in KEEPING or request.method.upper() in {"GET", "HEAD"}:
        return replace(request, url=url, query={})
    headers = {
        name: value
        for name, value in request.headers.items()
        if not name.lower().startswith("content-")
    }
    return replace(request, method="GET", url=url, query={}, headers=headers, body=b"")


def stripped(request: HttpRequest) -> HttpRequest:
    """Return a request without what is meant for the host before."""
    headers = {
        name: value
        for name, value in request.headers.items()
        if name.lower() not in OF_ACCOUNT
    }
    return replace(request, headers=headers)
