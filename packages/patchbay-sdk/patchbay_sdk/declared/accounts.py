"""What shows whose a request is: `authenticate` of a credential type."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from patchbay_sdk.declared.paths import MISSING
from patchbay_sdk.declared.placeholders import placeholders_of
from patchbay_sdk.declared.values import Values, filled_text
from patchbay_sdk.exceptions import Failed
from patchbay_sdk.http.client import Account, no_account

BEARER = {"kind": "bearer", "token": "{access_token}"}


def account_of(
    authenticate: Mapping[str, Any], credential: Mapping[str, Any]
) -> Account:
    """Return what is added to a request. Raises Failed where a value is not there."""
    if not authenticate:
        return no_account()
    texts = {
        name: text_in(template, credential, may_be_empty=name == "password")
        for name, template in authenticate.items()
        if name != "kind"
    }
    match authenticate["kind"]:
        case "basic":
            pair = f"{texts['user']}:{texts['password']}".encode("utf-8", "replace")
            proof = base64.b64encode(pair).decode()
            return Account({"Authorization": f"Basic {proof}"})
        case "bearer":
            return Account({"Authorization": f"Bearer {texts['token']}"})
        case "header":
            return Account({texts["name"]: texts["value"]})
        case _:
            return Account(query={texts["name"]: texts["value"]})


def text_in(template: str, credential: Mapping[str, Any], *, may_be_empty: bool) -> str:
    """Return a text with values of the credential. Raises Failed where it is empty."""
    text = filled_text(template, Values(settings=credential))
    if text is MISSING or text == "":
        if may_be_empty:
            return ""
        names = ", ".join(one.name for one in placeholders_of(template))
        raise Failed(f"There is no {names} in the credential. Open it and fill it in.")
    return str(text)
