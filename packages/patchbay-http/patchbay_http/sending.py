"""One request and its redirects, within a time; what goes wrong, in words."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin

import requests
from patchbay_sdk import Failed, RetryLater
from requests.adapters import HTTPAdapter
from requests.cookies import extract_cookies_to_jar
from urllib3.exceptions import HTTPError, LocationParseError

from patchbay_http.accounts import Account
from patchbay_http.addresses import origin, shown

MAX_REDIRECTS = 5
CONNECT = 10.0
REDIRECTS = frozenset({301, 302, 303, 307, 308})
KEPT = frozenset({307, 308})
# What may hold an account although no credential brought it.
PERSONAL = frozenset({"authorization", "cookie"})
OF_BODY = frozenset({"content-type"})


@dataclass(frozen=True)
class Ask:
    """A request as it goes out."""

    method: str
    url: str
    query: Mapping[str, str] = field(default_factory=dict, repr=False)
    headers: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    body: bytes | None = field(default=None, repr=False)
    account: Account = field(default_factory=Account)


@dataclass(frozen=True)
class Deadline:
    """When a call ends, however much of an answer has come."""

    seconds: float
    ends: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """Return the deadline in so many seconds from now."""
        return cls(seconds, time.monotonic() + seconds)

    def left(self) -> float:
        """Return the seconds that are left. Raises RetryLater when it is over."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise self.over()
        return left

    @property
    def is_over(self) -> bool:
        """Say whether the time has passed."""
        return time.monotonic() >= self.ends

    def over(self) -> RetryLater:
        """Return what ends the call."""
        return RetryLater(
            f"The service did not answer within {self.seconds:g} seconds."
        )


class SystemTrust(HTTPAdapter):
    """Trusts whom the system trusts; the environment can add a private authority."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Make the connections with the system's certificates."""
        context = ssl.create_default_context()
        super().init_poolmanager(*args, ssl_context=context, **options)


@contextmanager
def session() -> Iterator[requests.Session]:
    """Give a session that takes nothing from the environment but certificates."""
    with requests.Session() as made:
        made.trust_env = False
        made.headers.clear()
        made.mount("https://", SystemTrust())
        yield made


@contextmanager
def in_words(url: str, deadline: Deadline) -> Iterator[None]:
    """Turn what happens to a connection into what the engine should do."""
    try:
        yield
    except requests.Timeout as error:
        raise deadline.over() from error
    except requests.exceptions.SSLError as error:
        raise of_encryption(error, url) from error
    except requests.exceptions.InvalidHeader as error:
        raise Failed("A header has a value that cannot be sent.") from error
    except (requests.exceptions.InvalidURL, LocationParseError, UnicodeError) as error:
        raise Failed(f'"{shown(url)}" is no address that can be called.') from error
    except (requests.RequestException, HTTPError) as error:
        late = deadline.is_over
        raise (deadline.over() if late else of_connection(error, url)) from error


def of_encryption(error: Exception, url: str) -> Exception:
    """Return what trouble with TLS means."""
    host = origin(url)[1]
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Failed(f"{host} has a certificate that is not trusted.")
    if "WRONG_VERSION_NUMBER" in str(error):
        return Failed(f"{host} does not speak TLS at this port. Begin with http://.")
    return RetryLater(f"{host} broke the encryption off.")


def of_connection(error: Exception, url: str) -> RetryLater:
    """Return what trouble with a connection means; texts of errors hold addresses."""
    host, text = origin(url)[1], str(error)
    if "NameResolution" in text or "getaddrinfo" in text:
        return RetryLater(f"{host} cannot be found. Check the address.")
    if "NewConnectionError" in text:
        return RetryLater(f"{host} cannot be reached.")
    if "timed out" in text:
        return RetryLater(f"{host} did not go on answering.")
    return RetryLater(f"{host} broke the connection off.")


def once(made: requests.Session, ask: Ask, deadline: Deadline) -> requests.Response:
    """Send one request; the body of the answer is not read yet."""
    left = deadline.left()
    with in_words(ask.url, deadline):
        prepared = made.prepare_request(
            requests.Request(
                ask.method,
                ask.url,
                params={**ask.query, **ask.account.query},
                headers={**ask.headers, **ask.account.headers},
                data=ask.body,
            )
        )
        # Session.send would read the body of a redirect to its end, however long.
        answer = made.get_adapter(ask.url).send(
            prepared, stream=True, timeout=(min(CONNECT, left), left), verify=True
        )
        jar, raw = made.cookies, answer.raw
        extract_cookies_to_jar(jar, prepared, raw)  # type: ignore[no-untyped-call]
        return answer


def redirected(ask: Ask, answer: requests.Response, target: str) -> Ask:
    """Return the request that a redirect wants, without accounts for other hosts.

    Raises Failed where it leads to no address of the web.
    """
    try:
        url = urljoin(answer.url, target)
    except ValueError as error:
        raise Failed("The service redirects to what is no address.") from error
    elsewhere = origin(url) != origin(ask.url)
    keeps_body = answer.status_code in KEPT
    plain = ask.method == "HEAD" or keeps_body
    headers = {
        name: value
        for name, value in ask.headers.items()
        if not (elsewhere and name.lower() in PERSONAL)
        and not (not keeps_body and name.lower() in OF_BODY)
    }
    # The query of the first address is part of the target, or not wanted any more.
    account = Account() if elsewhere else replace(ask.account, query={})
    return Ask(
        method=ask.method if plain else "GET",
        url=url,
        headers=headers,
        body=ask.body if keeps_body else None,
        account=account,
    )


def follow(
    made: requests.Session, ask: Ask, deadline: Deadline, *, follow_redirects: bool
) -> requests.Response:
    """Send a request and follow its redirects. Raises RetryLater, Failed."""
    for _ in range(MAX_REDIRECTS + 1):
        answer = once(made, ask, deadline)
        target = made.get_redirect_target(answer)
        if not follow_redirects or answer.status_code not in REDIRECTS or not target:
            return answer
        answer.close()
        ask = redirected(ask, answer, target)
    raise Failed(
        f"The service redirects more than {MAX_REDIRECTS} times. Check the address."
    )
