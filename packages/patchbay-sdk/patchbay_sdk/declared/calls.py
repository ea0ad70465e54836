"""What a manifest says about one call: which operation it is, and its request.

Besides its operations a connector can be called for `check-<credential type>`,
`choices-<choices>`, `preview-<operation>` and `token-<credential type>`, which asks for
the tokens of OAuth 2.0 (RFC 6749, 4.1.3, 4.4.2 and 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from patchbay_sdk.declared.accounts import BEARER

Operation = dict[str, Any]
TOKEN_PARAMETERS = (
    "grant_type",
    "code",
    "redirect_uri",
    "code_verifier",
    "refresh_token",
    "client_id",
    "client_secret",
    "scope",
)
# Some services say so with status 200.
OTHER_ERRORS = ["invalid_client", "invalid_request", "unauthorized_client", "bad_code"]
ACCESS_TOKEN = {"name": "access_token", "type": "secret"}


def called_operation(manifest: Mapping[str, Any], name: str) -> Operation | None:
    """Return what is called by a name, as an operation; None where there is none."""
    operations: list[Operation] = manifest["operations"]
    found = next((one for one in operations if one["operation"] == name), None)
    if found is not None:
        return found
    return next((o for o in beside(manifest) if o["operation"] == name), None)


def beside(manifest: Mapping[str, Any]) -> Iterator[Operation]:
    """Yield what can be called besides the operations."""
    for kind in manifest.get("credential_types", ()):
        if kind.get("testable"):
            yield check_of(kind)
        if "oauth2" in kind:
            yield token_of(kind)
    for choices in manifest.get("choices", ()):
        yield choices_of(choices)
    for operation in manifest["operations"]:
        if "preview" in operation or "request" in operation:
            yield preview_of(operation)


def check_of(kind: Mapping[str, Any]) -> Operation:
    """Return what tries a credential."""
    request: Operation = {"request": kind["check"]} if "check" in kind else {}
    name = kind["type"]
    settings = [account_setting(name)]
    return {"operation": f"check-{name}", "settings": settings, **request}


def token_of(kind: Mapping[str, Any]) -> Operation:
    """Return what asks for tokens; its settings are the parameters of OAuth 2.0."""
    form = {name: f"{{{name}}}" for name in TOKEN_PARAMETERS}
    return {
        "operation": f"token-{kind['type']}",
        "settings": [],
        "errors": [{"code": "invalid-grant", "name": "Sign in again"}],
        "request": {
            "method": "POST",
            "url": "{token_address}",
            "headers": {"Accept": "application/json", "Authorization": "{shown}"},
            "body": {"form": form},
        },
        "answer": {
            "outputs": {"tokens": "body"},
            "message": ["body.error_description", "body.error"],
            "failures": [
                {"where": {"body.error": "invalid_grant"}, "error": "invalid-grant"},
                {"status": 200, "where": {"body.error": OTHER_ERRORS}},
            ],
        },
    }


def choices_of(choices: Mapping[str, Any]) -> Operation:
    """Return what loads choices."""
    kind = choices.get("credential_type")
    declared: Operation = {
        one: choices[one] for one in ("request", "answer") if one in choices
    }
    settings = [account_setting(kind)] if kind else []
    name = f"choices-{choices['choices']}"
    return {"operation": name, "settings": settings, **declared}


def preview_of(operation: Operation) -> Operation:
    """Return what shows what an operation will send; conditions wait for its answer."""
    settings = [one for one in operation["settings"] if "over" not in one]
    declared: Operation = {
        one: operation[one] for one in ("request", "answer") if one in operation
    }
    name = f"preview-{operation['operation']}"
    return {"operation": name, "settings": settings, **declared}


def account_setting(kind: str) -> Operation:
    """Return the setting in which a call names its credential."""
    return {"name": "credential", "type": "credential", "credential_type": kind}


def kind_of(operation: Mapping[str, Any]) -> str:
    """Return check, choices, preview or token, and operation for all others."""
    if "placements" in operation:
        return "operation"
    return str(operation["operation"]).partition("-")[0]


def account_type(
    manifest: Mapping[str, Any], operation: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Return the credential type that an operation uses; empty where it uses none."""
    for setting in operation.get("settings", ()):
        if setting["type"] == "credential":
            wanted = setting["credential_type"]
            kinds = manifest.get("credential_types", ())
            return next((one for one in kinds if one["type"] == wanted), {})
    return {}


def account_values(kind: Mapping[str, Any]) -> list[Operation]:
    """Return the settings of a credential type, the access token included."""
    given = [ACCESS_TOKEN] if "oauth2" in kind else []
    return [*kind.get("settings", ()), *given]


def authenticate_of(kind: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return how a credential type shows whose a request is; empty without a way."""
    usual = BEARER if "oauth2" in kind else {}
    found: Mapping[str, Any] = kind.get("authenticate", usual)
    return found


def declared_call(
    manifest: Mapping[str, Any],
    operation: Mapping[str, Any],
    settings: Mapping[str, Any],
) -> dict[str, Any] | None:
    """Return what runs a declared operation, as JSON; None where code does it."""
    if "request" not in operation:
        return None
    kind = kind_of(operation)
    return {
        "kind": kind,
        "request": operation["request"],
        "answer": operation.get("answer", {}),
        "service": {} if kind == "token" else manifest.get("service", {}),
        "authenticate": authenticate_of(account_type(manifest, operation)),
        "idempotency": operation.get("idempotency", "natural"),
        "called": called_of(operation, settings),
    }


def called_of(operation: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    """Return what people call the credential of a call; empty where it has none."""
    for setting in operation.get("settings", ()):
        if setting["type"] == "credential":
            name = settings.get(setting["name"])
            return f'credential "{name}"' if name else "the default credential"
    return ""
