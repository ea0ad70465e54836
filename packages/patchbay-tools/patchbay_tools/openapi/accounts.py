"""Credential types, and which of them an operation uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from patchbay_sdk.defaults import default_problem

from patchbay_tools.openapi.exceptions import BrokenReference
from patchbay_tools.openapi.names import TakenNames, id_of, label_of
from patchbay_tools.openapi.references import References
from patchbay_tools.openapi.report import Report
from patchbay_tools.openapi.schemes import Scheme, bearer, scheme_of
from patchbay_tools.openapi.words import cut

SITE = "site"
TOKEN = "token"  # noqa: S105
UNSAID = "It names no way to sign in: a bearer token can be filled in."
UNSAID_HELP = "A token that the service gave you, if it needs one."


@dataclass(frozen=True)
class Account:
    """The credential type of an operation, and what else it sends of it."""

    kind: str = ""
    required: bool = True
    headers: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)


class Accounts:
    """Makes the credential types that operations need."""

    def __init__(
        self, references: References, report: Report, server: list[dict[str, Any]]
    ) -> None:
        self.references = references
        self.report = report
        self.server = server
        self.types: dict[str, dict[str, Any]] = {}
        self.schemes = self.read_schemes()

    def read_schemes(self) -> dict[str, Scheme]:
        """Return the security schemes of the document by name."""
        components = self.references.content.get("components")
        found = (
            components.get("securitySchemes") if isinstance(components, dict) else {}
        )
        made: dict[str, Scheme] = {}
        for name, raw in (found if isinstance(found, dict) else {}).items():
            where = f"components/securitySchemes/{name[:80]}"
            try:
                content = self.references.resolved(raw)
            except BrokenReference as error:
                self.report.leave_out(where, str(error))
                continue
            scheme = scheme_of(content, self.scopes_used(name))
            made[name] = scheme
            if scheme.reason:
                self.report.leave_out(where, scheme.reason)
            if scheme.note:
                self.report.change(where, scheme.note)
        return made

    def scopes_used(self, name: str) -> list[str]:
        """Return the scopes that operations ask for, each once."""
        used: dict[str, None] = {}
        for security in securities(self.references.content):
            for requirement in requirements_of(security):
                scopes = requirement.get(name)
                used |= dict.fromkeys(scopes if isinstance(scopes, list) else ())
        return [one for one in used if isinstance(one, str)]

    def account_for(self, security: Any, where: str) -> Account:
        """Return what an operation with these requirements uses.

        Where only an operation says that it needs no account, one can be given.
        """
        wanted = requirements_of(security)
        common = requirements_of(self.references.content.get("security"))
        if security == [] and any(common):
            wanted = [*common, {}]
        named = [one for one in wanted if one]
        optional = len(named) < len(wanted)
        for pasted in (False, True):
            for one in named:
                if self.usable(one, pasted=pasted):
                    return self.account(list(one), required=not optional)
        if not self.schemes and not wanted:
            return self.token_account()
        if named and not optional:
            self.report.change(where, "None of its ways to sign in can be used.")
        return self.site_account()

    def token_account(self) -> Account:
        """Return the account of a document that does not say how to sign in."""
        if TOKEN not in self.types:
            scheme = bearer({"description": UNSAID_HELP}, [])
            settings = [{**one, "required": False} for one in scheme.settings]
            self.report.change("components/securitySchemes", UNSAID)
            self.types[TOKEN] = {
                "type": TOKEN,
                "name": "Token",
                "settings": [*self.server, *settings],
                "authenticate": scheme.authenticate,
            }
        return Account(TOKEN, bool(self.server))

    def site_account(self) -> Account:
        """Return the account that only says where the service is, if that is needed."""
        if not self.server:
            return Account()
        if self.types:
            return Account(next(iter(self.types)))
        self.types[SITE] = {"type": SITE, "name": "Server", "settings": self.server}
        return Account(SITE)

    def usable(self, requirement: dict[str, Any], *, pasted: bool) -> bool:
        """Say whether all schemes of a requirement can be sent together."""
        schemes = [
            self.schemes.get(one, Scheme(reason="unknown")) for one in requirement
        ]
        if any(one.reason for one in schemes):
            return False
        if not pasted and any("not followed" in one.note for one in schemes):
            return False
        return sum(not one.is_key for one in schemes) <= 1

    def account(self, names: list[str], *, required: bool) -> Account:
        """Return the account for these schemes, sent together."""
        first, *others = sorted(names, key=lambda one: self.schemes[one].is_key)
        kind = id_of("-".join([first, *others]), "account")
        settings, values = self.settings_of([first, *others])
        scheme = self.schemes[first]
        made: dict[str, Any] = {"type": kind, "name": cut(label_of(first), 60)}
        made["settings"] = [*self.server, *settings]
        if scheme.authenticate:
            made["authenticate"] = scheme.authenticate
        if scheme.oauth2:
            made["oauth2"] = scheme.oauth2
        self.types.setdefault(kind, made)
        headers: dict[str, str] = {}
        query: dict[str, str] = {}
        for name in others:
            key = self.schemes[name].authenticate
            target = headers if key["kind"] == "header" else query
            target[key["name"]] = f"{{credential.{values[name]}}}"
        return Account(kind, required, headers, query)

    def settings_of(
        self, names: list[str]
    ) -> tuple[list[dict[str, Any]], dict[str, str]]:
        """Return the settings of several schemes, and the last name of each."""
        taken = TakenNames(*(one["name"] for one in self.server))
        settings, values = [], {}
        for index, name in enumerate(names):
            for one in self.schemes[name].settings:
                own = taken.free(one["name"], "other") if index else one["name"]
                taken.taken.add(own)
                settings.append({**one, "name": own})
                values[name] = own
        return settings, values


def requirements_of(security: Any) -> list[dict[str, Any]]:
    """Return the alternatives of `security`."""
    found = security if isinstance(security, list) else []
    return [one for one in found if isinstance(one, dict)]


def securities(content: dict[str, Any]) -> list[Any]:
    """Return what the document and its operations say about signing in."""
    found = [content.get("security")]
    paths = content.get("paths")
    for item in paths.values() if isinstance(paths, dict) else ():
        for operation in item.values() if isinstance(item, dict) else ():
            found += [operation.get("security")] if isinstance(operation, dict) else []
    return found


def without_wrong_default(setting: dict[str, Any]) -> dict[str, Any]:
    """Return a setting without a default that breaks its rules."""
    if not default_problem(setting):
        return setting
    return {key: value for key, value in setting.items() if key != "default"}
