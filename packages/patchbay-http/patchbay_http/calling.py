"""The operation `request`."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from patchbay_sdk import Context, Settings

from patchbay_http.accounts import account_of
from patchbay_http.addresses import shown, split
from patchbay_http.answers import limit_of, read_answer, value_of
from patchbay_http.bodies import Body, body_of
from patchbay_http.durations import seconds_of
from patchbay_http.headers import header_value, headers_of
from patchbay_http.sending import Ask, Deadline, follow, session
from patchbay_http.verdicts import judge

TOLD = 10_000
MASK = "***"


def request(settings: Settings, context: Context) -> dict[str, Any]:
    """Send one HTTP request and return status, body and headers of the answer.

    Raises BpmnError("not-found"), BpmnError("refused"), RetryLater, Failed.
    """
    ask = ask_of(settings, context)
    context.sent(told(ask))
    seconds = seconds_of(str(settings.get("timeout", "PT30S")))
    deadline = Deadline.after(min(seconds, context.timeout))
    follows = bool(settings.get("follow_redirects", True))
    with session() as made:
        response = follow(made, ask, deadline, follow_redirects=follows)
        answer = read_answer(response, deadline, limit=limit_of(settings))
    context.log.info(
        f"{ask.method} {shown(ask.url)}: {answer.status}, {len(answer.content)} bytes"
    )
    judge(answer, settings)
    body = value_of(answer, settings, context)
    return {"status": answer.status, "body": body, "headers": answer.headers}


def preview_request(settings: Settings, context: Context) -> dict[str, Any]:
    """Return the request as it will be sent, without the account. Raises Failed."""
    shown_ask = told(ask_of(settings, context))
    query = urlencode(shown_ask.pop("query", {}))
    joint = "&" if "?" in shown_ask["url"] else "?"
    url = f"{shown_ask['url']}{joint}{query}" if query else shown_ask["url"]
    return {**shown_ask, "url": url}


def ask_of(settings: Settings, context: Context) -> Ask:
    """Return the request that the step describes. Raises Failed."""
    url = str(settings["url"]).strip()
    split(url)
    body = body_of(settings, context)
    query = {name: str(one) for name, one in (settings.get("query") or {}).items()}
    return Ask(
        method=str(settings.get("method", "GET")),
        url=url,
        query=query,
        headers=all_headers(settings, context, body),
        body=body.content,
        account=account_of(settings, context),
    )


def all_headers(settings: Settings, context: Context, body: Body) -> dict[str, bytes]:
    """Return what every request carries, then what the step says instead."""
    usual = {
        "User-Agent": "Patchbay",
        "Accept": "application/json"
        if settings.get("answer_kind") == "json"
        else "*/*",
        "Accept-Encoding": "gzip, deflate",
        "Idempotency-Key": context.idempotency_key,
    }
    if body.content_type:
        usual["Content-Type"] = body.content_type
    given = headers_of(settings.get("headers") or {})
    named = {name.lower() for name in given}
    kept = {
        name: header_value(name, value)
        for name, value in usual.items()
        if name.lower() not in named
    }
    return kept | given


def told(ask: Ask) -> dict[str, Any]:
    """Return what is shown with the attempt; the account is left out."""
    headers = {name: value.decode() for name, value in ask.headers.items()}
    headers |= dict.fromkeys(ask.account.headers, MASK)
    query = {**ask.query, **dict.fromkeys(ask.account.query, MASK)}
    shown_ask: dict[str, Any] = {
        "method": ask.method,
        "url": ask.url[:TOLD],
        "headers": headers,
    }
    if query:
        shown_ask["query"] = query
    if ask.body is not None:
        shown_ask["body"] = ask.body[:TOLD].decode("utf-8", "replace")
    return shown_ask
