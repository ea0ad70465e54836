"""Makes one operation of a manifest: form, request, answer, errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from patchbay_tools.openapi.accounts import Account, Accounts
from patchbay_tools.openapi.answers import Answer, answer_of
from patchbay_tools.openapi.bodies import add_body
from patchbay_tools.openapi.errors import errors_of
from patchbay_tools.openapi.form import Form
from patchbay_tools.openapi.operations import Found
from patchbay_tools.openapi.paging import add_pages, pages_of
from patchbay_tools.openapi.parameters import KEYS, add_parameters, parameters_of
from patchbay_tools.openapi.references import References
from patchbay_tools.openapi.report import Report
from patchbay_tools.openapi.schemas import Schemas
from patchbay_tools.openapi.servers import server_of
from patchbay_tools.openapi.setting_types import SettingTypes
from patchbay_tools.openapi.words import cut, plain, short

MAX_DESCRIPTION = 300
MAX_SUMMARY = 120
SHOWN = frozenset(("string", "text", "choice", "integer", "number", "url", "emails"))
WITHOUT_BODY = ("GET", "HEAD")
NATURAL = frozenset(("GET", "HEAD", "PUT", "DELETE"))


@dataclass
class Workshop:
    """What all operations of a document are made with."""

    content: dict[str, Any]
    references: References
    schemas: Schemas
    report: Report
    accounts: Accounts
    hosts: dict[str, None]
    files: bool = False


def make_operation(found: Found, shop: Workshop) -> dict[str, Any]:
    """Return an operation of the manifest. Raises LeftOut."""
    report, content = shop.report, found.content
    changes = found.method in ("PATCH", "PUT")
    form = Form(SettingTypes(shop.schemas, report), report, changes)
    levels = [
        (f"{found.where.rpartition('/')[0]}/parameters", found.item.get("parameters")),
        (f"{found.where}/parameters", content.get("parameters")),
    ]
    parameters = parameters_of(levels, shop.references, form)
    form.request["method"] = found.method
    responses = content.get("responses")
    answer = answer_of(form, responses, shop.references, f"{found.where}/responses")
    pages = pages_of(form, found.method, answer, parameters)
    add_parameters(form, parameters, found.path, pages.parameters)
    add_server(found, form, shop)
    body = content.get("requestBody")
    if body is not None and found.method in WITHOUT_BODY:
        report.leave_out(f"{found.where}/requestBody", f"{found.method} has no body.")
    else:
        add_body(form, body, shop.references, f"{found.where}/requestBody")
    add_pages(form, answer, pages)
    security = content.get("security", shop.content.get("security"))
    add_account(form, shop.accounts.account_for(security, found.where))
    shop.files = shop.files or form.files
    errors = errors_of(responses, shop.references)
    return assembled(found, form, answer, errors)


def add_server(found: Found, form: Form, shop: Workshop) -> None:
    """Give an operation its own address where the document has one for it."""
    servers = found.content.get("servers") or found.item.get("servers")
    if not servers:
        return
    server = server_of(servers, shop.report, f"{found.where}/servers")
    if server.settings:
        shop.report.change(f"{found.where}/servers", "The common address is used.")
        return
    form.request["url"] = f"{server.base}{form.request['url']}"
    shop.hosts[server.host] = None


def add_account(form: Form, account: Account) -> None:
    """Add the setting of the credential."""
    if not account.kind:
        return
    setting: dict[str, Any] = {
        "name": "account",
        "type": "credential",
        "credential_type": account.kind,
        "label": "Account",
        "help": "The account that the service is called with.",
        "group": "account",
    }
    if account.required:
        setting["required"] = True
    form.add_own(setting)
    if account.headers:
        form.request.setdefault("headers", {}).update(account.headers)
    if account.query:
        form.request.setdefault("query", {}).update(account.query)


def assembled(
    found: Found,
    form: Form,
    answer: Answer,
    errors: tuple[list[dict[str, Any]], list[dict[str, Any]]],
) -> dict[str, Any]:
    """Return the operation as the manifest has it."""
    settings = form.arranged()
    operation: dict[str, Any] = {"operation": found.operation, "name": found.title}
    if text := short(found.content.get("description"), MAX_DESCRIPTION):
        operation["description"] = text
    if keywords := keywords_of(found):
        operation["keywords"] = keywords
    reads = found.method in WITHOUT_BODY
    operation["placements"] = ["task"] if reads else ["task", "throw", "end"]
    operation["summary"] = summary_of(found.title, settings)
    if groups := form.groups():
        operation["groups"] = groups
    operation["settings"] = settings
    request = {key: form.request[key] for key in ("method", "url")}
    request |= {
        key: form.request[key]
        for key in ("query", "headers", "body")
        if form.request.get(key)
    }
    operation["request"] = request
    operation["answer"] = dict(answer.content)
    if answer.outputs:
        operation["outputs"] = answer.outputs
    if errors[0]:
        operation["errors"], operation["answer"]["failures"] = errors
    if not operation["answer"]:
        del operation["answer"]
    operation["idempotency"] = idempotency_of(found, request)
    return operation


def idempotency_of(found: Found, request: dict[str, Any]) -> str:
    """Return what a second call does."""
    if found.method in NATURAL:
        return "natural"
    keyed = any(name.lower() in KEYS for name in request.get("headers", {}))
    return "keyed" if keyed else "none"


def keywords_of(found: Found) -> list[str]:
    """Return the tags of an operation."""
    tags = found.content.get("tags")
    texts = (
        [one for one in tags if isinstance(one, str)] if isinstance(tags, list) else []
    )
    made = dict.fromkeys(plain(one).lower()[:40].strip() for one in texts)
    return [one for one in made if one][:5]


def summary_of(title: str, settings: list[dict[str, Any]]) -> str:
    """Return the sentence under an element: the name, and what it is about."""
    names = [
        one["name"] for one in settings if one.get("required") and one["type"] in SHOWN
    ]
    summary = title
    for index, name in enumerate(names[:2]):
        longer = f"{summary}{', ' if index else ': '}{{{name}}}"
        if len(longer) <= MAX_SUMMARY:
            summary = longer
    return cut(summary, MAX_SUMMARY)
