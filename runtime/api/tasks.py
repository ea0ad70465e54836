"""Tasks of people, messages from outside, and the outbox."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from runtime.api.requests import SEARCH, detail
from runtime.api.shapes import mail_shape, task_shape
from runtime.api.views import content_of, object_in, person
from runtime.exceptions import NotVisible
from runtime.mails import read_mail
from runtime.models import OutboxMail, UserTask
from runtime.permissions import Person
from runtime.selectors.requests import all_tasks_of, mails_of, tasks_of
from runtime.services.tasks import complete_task
from web.pagination import Pages


def task_for(user: Person, task_id: int) -> UserTask:
    """Return a task of a person, which may have ended. Raises NotVisible."""
    task = all_tasks_of(user).filter(pk=task_id).first()
    if task is None:
        raise NotVisible
    return task


def mail_for(user: Person, mail_id: int) -> OutboxMail:
    """Return a mail that a person may see. Raises NotVisible."""
    mail = mails_of(user).filter(pk=mail_id).first()
    if mail is None:
        raise NotVisible
    return mail


class Tasks(APIView):
    """The open tasks that you may do."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        """List open tasks with their forms, newest first."""
        pages = Pages()
        page = pages.paginate_queryset(tasks_of(person(request)), request, self) or []
        return pages.get_paginated_response([task_shape(one) for one in page])


class CompleteTask(APIView):
    """The end of a task."""

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, task_id: int) -> Response:
        """Complete a task with the `variables` of its form, by field name."""
        user = person(request)
        sent = object_in(content_of(request), "variables")
        done = complete_task(task=task_for(user, task_id), sent=sent, by=user)
        return Response(detail(done, request.user))


class Outbox(APIView):
    """Mails that no server took, because the installation has none."""

    @extend_schema(parameters=[SEARCH], responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        """List the mails, newest first."""
        search = request.query_params.get("search", "")[:200].replace("\x00", "")
        found = mails_of(person(request), search=search)
        pages = Pages()
        page = pages.paginate_queryset(found, request, self) or []
        return pages.get_paginated_response([mail_shape(one) for one in page])


class OneMail(APIView):
    """A mail of the outbox."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, mail_id: int) -> Response:
        """Read a mail: its parts as text, its headers, the names of attachments."""
        mail = mail_for(person(request), mail_id)
        return Response({**mail_shape(mail), **vars(read_mail(bytes(mail.content)))})
