"""The start page, the editor and the versions of a process."""

from __future__ import annotations

from collections.abc import Container
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from connectors.vault.permissions import is_administrator
from connectors.views.credentials import urls as credential_urls
from modeler.api.files import picture
from modeler.exceptions import NotShared
from modeler.models import Process
from modeler.permissions import process_for, role_of
from modeler.samples import sample, samples
from modeler.selectors import (
    SHOWN,
    counts_of,
    processes_of,
    revision_of,
    versions_of,
)
from modeler.services.processes import create_process
from runtime.models import Right
from runtime.permissions import rights_by_process, rights_of
from web.problem_pages import with_problem_page

PER_PAGE = 48
PLACEHOLDER = UUID(int=0)


def person(request: HttpRequest) -> User:
    """Return who is signed in."""
    return cast(User, request.user)


def run_urls(process_id: UUID, rights: Container[Right]) -> dict[str, str]:
    """Return the pages of the Requests of a process; empty for who may not."""
    start = reverse("start-request", args=[process_id])
    requests = f"{reverse('requests')}?process={process_id}"
    metrics = reverse("metrics", args=[process_id])
    move = reverse("move", args=[process_id])
    return {
        "start_request": start if Right.START in rights else "",
        "requests": requests if Right.SEE in rights else "",
        "metrics": metrics if Right.SEE in rights else "",
        "move": move if Right.ACT in rights else "",
    }


def as_card(process: Any, rights: Container[Right]) -> dict[str, Any]:
    """Return a process as a card shows it."""
    thumbnail = reverse("api-thumbnail", args=[process.pk])
    nothing = {"start_request": "", "requests": "", "metrics": ""}
    return {
        **(run_urls(process.pk, rights) if process.version else nothing),
        "id": str(process.pk),
        "name": process.name,
        "role": process.role,
        "owner_name": process.owner_name,
        "updated": process.updated_at,
        "version": process.version,
        "thumbnail_url": f"{thumbnail}?revision={process.revision}",
    }


def tabs(user: User, search: str) -> list[dict[str, Any]]:
    """Return the choices above the list, with how many each has."""
    labels = {"all": _("All"), "own": _("Yours"), "shared": _("Shared with you")}
    counts = counts_of(user, search=search)
    return [{"value": s, "label": labels[s], "count": counts[s]} for s in SHOWN]


def sample_cards() -> list[dict[str, str]]:
    """Return the samples as the page shows them."""
    return [
        {
            "slug": one.slug,
            "name": one.name,
            "description": one.description,
            "thumbnail_url": reverse("sample-thumbnail", args=[one.slug]),
        }
        for one in samples()
    ]


@login_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Own and shared processes, recent first."""
    search = request.GET.get("search", "").strip()[:200].replace("\x00", "")
    show = request.GET.get("show", "all")
    show = show if show in SHOWN else "all"
    user = person(request)
    found = processes_of(user, search=search, show=show)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rights = rights_by_process(user)
    cards = [as_card(one, rights.get(one.pk, ())) for one in page.object_list]
    urls = {
        "processes": reverse("api-processes"),
        "editor": reverse("editor", args=[PLACEHOLDER]),
        "placeholder": str(PLACEHOLDER),
    }
    context = {
        "page": "start",
        "processes": cards,
        "pages": page,
        "search": search,
        "show": show,
        "shown": tabs(user, search),
        "samples": sample_cards(),
        "page_data": {"urls": urls, "csrf": get_token(request)},
    }
    part = request.GET.get("part") == "list"
    template = "modeler/_process_list.html" if part else "modeler/start.html"
    return render(request, template, context)


@login_required
@require_POST
@with_problem_page
def new_process(request: HttpRequest) -> HttpResponse:
    """Make an empty process, or a copy of a sample, and open it."""
    chosen = sample(request.POST.get("sample", ""))
    if chosen is None:
        name = _("Untitled process")
        process = create_process(name=name, by=person(request))
    else:
        process = create_process(name=chosen.name, by=person(request), data=chosen.data)
    return redirect("editor", process.pk)


@login_required
@require_safe
@with_problem_page
def sample_thumbnail(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the drawing of a sample."""
    chosen = sample(slug)
    if chosen is None:
        raise NotShared
    return picture(chosen.data)


def editor_urls(process: Process) -> dict[str, str]:
    """Return the addresses that the editor needs."""
    named = {
        "process": "api-process",
        "bpmn": "api-bpmn",
        "changes": "api-changes",
        "findings": "api-findings",
        "thumbnail": "api-thumbnail",
        "versions": "versions",
        "publish": "api-versions",
        "members": "api-members",
        "test_step": "api-test-step",
        "choices": "api-service-choices",
        "connector_wishes": "api-connector-wishes",
        "preview": "api-preview-step",
        "upgrades": "api-upgrades",
        "credentials": "api-process-credentials",
        "dry_run": "api-dry-run",
        "scenarios": "api-scenarios",
    }
    urls = {key: reverse(name, args=[process.pk]) for key, name in named.items()}
    return urls | {
        "socket": f"/ws/processes/{process.pk}/",
        "palette": "/api/palette/",
        "mail_frame": reverse("mail-frame"),
        "connectors": "/api/connectors/",
        "start": reverse("start"),
        "help": reverse("help"),
    }


def last_number(process_id: UUID) -> int | None:
    """Return the number of the version that was published last, None for none."""
    return versions_of(process_id).values_list("number", flat=True).first()


@login_required
@require_safe
@with_problem_page
def editor(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """The editor of a process."""
    user = person(request)
    process = process_for(user, process_id)
    page_data = {
        "process": {"id": str(process.pk), "name": process.name},
        "role": role_of(user, process),
        "user": {"name": user.get_full_name() or user.get_username()},
        "revision": revision_of(process.pk),
        "version": last_number(process.pk),
        "urls": editor_urls(process)
        | run_urls(process.pk, rights_of(user, process.pk)),
        "credentials": credential_urls() if is_administrator(user) else None,
        "csrf": get_token(request),
    }
    context = {"process": process, "page_data": page_data}
    return render(request, "modeler/editor.html", context)


@login_required
@require_safe
@with_problem_page
def versions(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """The published versions of a process."""
    user = person(request)
    process = process_for(user, process_id)
    context = {
        "process": process,
        "versions": versions_of(process.pk),
        "urls": run_urls(process.pk, rights_of(user, process.pk)),
    }
    return render(request, "modeler/versions.html", context)
