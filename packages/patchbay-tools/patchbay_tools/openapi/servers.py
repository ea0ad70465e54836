"""Where a service is: constant, or with parts that its account holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from patchbay_tools.openapi.choices import choice
from patchbay_tools.openapi.names import label_of, setting_name_of
from patchbay_tools.openapi.report import Report
from patchbay_tools.openapi.words import short

VARIABLE = re.compile(r"\{([^{}]+)\}")
HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
ADDRESS = re.compile(r"https?://[^\s?#{}@]+")
# Hosts that stand for another: nobody reaches the service there.
LOCAL = re.compile(
    r"https?://(localhost|127\.|0\.0\.0\.0|\[|example\.|[^/]*\.(local|test|example)\b|"
    r"[^/]*\bexample\.(com|org|net)|"
    r"[^/]*\b(your|my)-?(domain|company|site|instance|server|org|tenant|subdomain)\b)",
    re.IGNORECASE,
)
HOST_SETTING = {
    "name": "host",
    "type": "string",
    "label": "Server",
    "help": "Where the service runs: a host, with a port if it has one.",
    "placeholder": "api.example.com",
    "required": True,
    "expression": "none",
}


@dataclass
class Server:
    """The beginning of all addresses, its host, and what the account has to hold."""

    base: str
    host: str
    settings: list[dict[str, Any]] = field(default_factory=list)


def server_of(servers: Any, report: Report, where: str) -> Server:
    """Return the first server that can be used; one that the account names else."""
    listed = (
        [one for one in servers if isinstance(one, dict)]
        if isinstance(servers, list)
        else []
    )
    for index, one in enumerate(listed):
        found = one_server(one)
        if found is None:
            report.leave_out(f"{where}/{index}", "This is not an address in the web.")
            continue
        for other in range(index + 1, len(listed)):
            report.leave_out(f"{where}/{other}", "Another address; the first is used.")
        return found
    report.change(where, "No address is given, so the account names the server.")
    return relative("")


def relative(path: str) -> Server:
    """Return a server whose host the account holds."""
    return Server(
        f"https://{{credential.host}}{path}", "{credential.host}", [dict(HOST_SETTING)]
    )


def one_server(server: dict[str, Any]) -> Server | None:
    """Return a server of the document; None where it is no address."""
    url = str(server.get("url", "")).strip().rstrip("/")
    if url in ("", "/") or (url.startswith("/") and "{" not in url):
        return relative(url) if len(url) < 200 and " " not in url else None
    if LOCAL.match(url):
        path = urlsplit(url.replace("[", "").replace("]", "")).path
        return relative(path) if "{" not in path and " " not in path else None
    variables = server.get("variables")
    known = variables if isinstance(variables, dict) else {}
    settings = [variable_setting(one, known.get(one)) for one in VARIABLE.findall(url)]
    base = VARIABLE.sub(
        lambda found: f"{{credential.{setting_name_of(found[1])}}}", url
    )
    once = {one["name"]: one for one in settings}
    return checked(base, list(once.values()))


def checked(base: str, settings: list[dict[str, Any]]) -> Server | None:
    """Return a server whose address is one; None else."""
    bare = re.sub(r"\{credential\.[a-z0-9_]+\}", "x", base)
    if base.startswith("{credential."):
        return whole_address(base, settings)
    if not ADDRESS.fullmatch(bare) or len(base) > 400:
        return None
    host = base.partition("://")[2].partition("/")[0]
    if re.fullmatch(r"\{credential\.[a-z0-9_]+\}", host):
        return Server(base, host, settings)
    suffix = re.sub(r".*\{credential\.[a-z0-9_]+\}[^.]*", "*", host).lower()
    if not HOST.fullmatch(suffix.removeprefix("*.")):
        suffix = "*"
    return Server(base, suffix, settings)


def whole_address(base: str, settings: list[dict[str, Any]]) -> Server | None:
    """Return a server whose whole address the account holds."""
    host, _, path = base.partition("}")
    if "://" in path or (not path.startswith("/") and path):
        return None
    return Server(f"{host}}}{path}", f"{host}}}", settings)


def variable_setting(name: str, raw: Any) -> dict[str, Any]:
    """Return the setting of a credential for a part of the address."""
    variable = raw if isinstance(raw, dict) else {}
    text = short(variable.get("description"), 200)
    setting: dict[str, Any] = {
        "name": setting_name_of(name),
        "type": "string",
        "label": label_of(name),
        "help": text or "A part of the service's address.",
        "required": True,
        "expression": "none",
    }
    values = variable.get("enum")
    if isinstance(values, list) and values:
        texts = dict.fromkeys(str(one)[:200] for one in values)
        setting["type"] = "choice"
        setting["choices"] = [choice(one, "", "") for one in texts]
    default = variable.get("default")
    if isinstance(default, str) and default and "{" not in default:
        setting["default"] = default
    return setting
