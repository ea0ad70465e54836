"""Incidents, tasks and the outbox."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from runtime.api.requests import uuid_of
from runtime.api.shapes import incident_shape, mail_shape, task_shape
from runtime.api.tasks import mail_for
from runtime.mails import read_mail
from runtime.selectors.requests import incidents_of, mails_of, tasks_of
from runtime.views.requests import person, processes_seen
from web.problem_pages import with_problem_page

PER_PAGE = 50


def searched(request: HttpRequest) -> str:
    """Return what the page is asked to look for."""
    return request.GET.get("search", "").strip()[:200].replace("\x00", "")


@login_required
@require_safe
@with_problem_page
def incidents(request: HttpRequest) -> HttpResponse:
    """The open incidents that the person may act on."""
    user, search = person(request), searched(request)
    process = uuid_of(request.GET.get("process", ""))
    found = incidents_of(user, process=process, search=search)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            **incident_shape(one),
            "url": reverse("request", args=[one.request.id]),
        }
        for one in page.object_list
    ]
    urls = {
        "list": reverse("incidents"),
        "incident": "/api/incidents/0/",
        "resolve": reverse("api-incidents-resolve"),
    }
    context = {
        "page": "incidents",
        "incidents": rows,
        "pages": page,
        "search": search,
        "process": str(process or ""),
        "processes": processes_seen(user),
        "page_data": {"urls": urls, "csrf": get_token(request), "incidents": rows},
    }
    return render(request, "runtime/incidents.html", context)


@login_required
@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """The open tasks that the person may do."""
    page = Paginator(tasks_of(person(request)), PER_PAGE).get_page(
        request.GET.get("page")
    )
    rows = [
        {**task_shape(one), "url": reverse("request", args=[one.request.id])}
        for one in page.object_list
    ]
    urls = {"list": reverse("tasks"), "task": "/api/tasks/0/"}
    page_data = {"urls": urls, "csrf": get_token(request), "tasks": rows}
    context = {"page": "tasks", "tasks": rows, "pages": page, "page_data": page_data}
    return render(request, "runtime/tasks.html", context)


@login_required
@require_safe
@with_problem_page
def outbox(request: HttpRequest) -> HttpResponse:
    """Mails that were kept here because the installation has no mail server."""
    user, search = person(request), searched(request)
    found = mails_of(user, search=search)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    wanted = request.GET.get("mail", "")
    mail = mail_for(user, int(wanted)) if wanted.isdecimal() else found.first()
    shown = None
    if mail is not None:
        content = bytes(
            type(mail).objects.values_list("content", flat=True).get(pk=mail.pk)
        )
        shown = {**mail_shape(mail), **vars(read_mail(content))}
    context = {
        "page": "outbox",
        "mails": [mail_shape(one) for one in page.object_list],
        "pages": page,
        "search": search,
        "mail": shown,
    }
    return render(request, "runtime/outbox.html", context)
