"""What is wrong with how a credential type shows whose a request is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from patchbay_sdk.declared.checks.requests import header_problems, request_problems
from patchbay_sdk.declared.checks.scopes import Scope, named, template_problems
from patchbay_sdk.places import Problem, Setting

ACCESS_TOKEN: Setting = {"name": "access_token", "type": "secret"}
GIVEN = "access_token"


def account_settings(kind: Mapping[str, Any]) -> dict[str, Setting]:
    """Return the values of a credential by name, the access token included."""
    settings = named(kind["settings"])
    return settings | ({GIVEN: ACCESS_TOKEN} if "oauth2" in kind else {})


def account_problems(
    kind: Mapping[str, Any], path: str, manifest: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield what is wrong with the declared parts of a credential type."""
    values = account_settings(kind)
    own = Scope(values, has_key=False)
    if "authenticate" in kind:
        place = f"{path}/authenticate"
        texts = {k: v for k, v in kind["authenticate"].items() if k != "kind"}
        yield from template_problems(texts, place, own)
        if kind["authenticate"]["kind"] == "header":
            yield from header_problems({texts["name"]: ""}, place)
    if "oauth2" in kind:
        yield from oauth2_problems(kind, f"{path}/oauth2", own)
    if "check" in kind:
        yield from check_problems(kind, f"{path}/check", manifest)


def oauth2_problems(
    kind: Mapping[str, Any], path: str, own: Scope
) -> Iterator[Problem]:
    """Yield what OAuth 2.0 needs and is not there."""
    yield from template_problems(dict(kind["oauth2"]), path, own)
    settings = named(kind["settings"])
    if "client_id" not in settings:
        yield path, "OAuth 2.0 needs the setting client_id."
    secret = settings.get("client_secret")
    if secret is not None and secret["type"] != "secret":
        yield path, "The setting client_secret has to be of type secret."
    if secret is None and kind["oauth2"]["grant"] == "client_credentials":
        yield path, "The grant client_credentials needs the setting client_secret."
    if GIVEN in settings:
        yield path, f"The setting {GIVEN} is added by Patchbay; leave it out."


def check_problems(
    kind: Mapping[str, Any], path: str, manifest: Mapping[str, Any]
) -> Iterator[Problem]:
    """Yield what is wrong with the request that tries the account."""
    scope = Scope({}, account_settings(kind), has_key=False)
    yield from request_problems(kind["check"], path, scope, manifest)
    if not kind.get("testable"):
        yield path, 'An account that can be tried is "testable": true.'
