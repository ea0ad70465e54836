"""Addresses of the API below /api/."""

from __future__ import annotations

from django.urls import path

from runtime.api.hooks import Hooks
from runtime.api.incidents import Incidents, OneIncident, ResolveIncidents
from runtime.api.messages import Messages
from runtime.api.metrics import DeployedDiagram, Metrics
from runtime.api.moves import (
    DeploymentDiagram,
    Deployments,
    MoveRequests,
    OneBulkAction,
    StartBulkAction,
)
from runtime.api.open_work import OpenWork
from runtime.api.records import (
    Comments,
    FileContent,
    Files,
    History,
    Jobs,
    People,
    Variables,
)
from runtime.api.requests import (
    CancelRequest,
    OneRequest,
    RequestDiagram,
    Requests,
    Starts,
)
from runtime.api.tasks import CompleteTask, OneMail, Outbox, Tasks

ONE = "requests/<uuid:request_id>"
PROCESS = "processes/<uuid:process_id>"
INCIDENT = "incidents/<int:incident_id>"
urlpatterns = [
    path("requests/", Requests.as_view(), name="api-requests"),
    path(f"{ONE}/", OneRequest.as_view(), name="api-request"),
    path(f"{ONE}/bpmn", RequestDiagram.as_view(), name="api-request-bpmn"),
    path(f"{ONE}/history/", History.as_view(), name="api-request-history"),
    path(f"{ONE}/jobs/", Jobs.as_view(), name="api-request-jobs"),
    path(f"{ONE}/variables/", Variables.as_view(), name="api-request-variables"),
    path(f"{ONE}/files/", Files.as_view(), name="api-request-files"),
    path(f"{ONE}/files/<int:file_id>/", FileContent.as_view(), name="api-request-file"),
    path(f"{ONE}/comments/", Comments.as_view(), name="api-request-comments"),
    path(f"{ONE}/people/", People.as_view(), name="api-request-people"),
    path(f"{ONE}/cancel/", CancelRequest.as_view(), name="api-request-cancel"),
    path("requests/bulk/", StartBulkAction.as_view(), name="api-requests-bulk"),
    path(
        "bulk-actions/<uuid:action_id>/",
        OneBulkAction.as_view(),
        name="api-bulk-action",
    ),
    path("incidents/", Incidents.as_view(), name="api-incidents"),
    path(
        "incidents/resolve/", ResolveIncidents.as_view(), name="api-incidents-resolve"
    ),
    *(
        path(
            f"{INCIDENT}/{action}/",
            OneIncident.as_view(action=action),
            name=f"api-incident-{action}",
        )
        for action in ("retry", "skip", "move", "cancel")
    ),
    path("tasks/", Tasks.as_view(), name="api-tasks"),
    path("tasks/<int:task_id>/complete/", CompleteTask.as_view(), name="api-task"),
    path("open-work/", OpenWork.as_view(), name="api-open-work"),
    path("hooks/", Hooks.as_view(), name="api-hooks"),
    path("messages/", Messages.as_view(), name="api-messages"),
    path("outbox/", Outbox.as_view(), name="api-outbox"),
    path("outbox/<int:mail_id>/", OneMail.as_view(), name="api-mail"),
    path(f"{PROCESS}/move/", MoveRequests.as_view(), name="api-move"),
    path(f"{PROCESS}/deployments/", Deployments.as_view(), name="api-deployments"),
    path(
        f"{PROCESS}/deployments/<int:number>/bpmn",
        DeploymentDiagram.as_view(),
        name="api-deployment-bpmn",
    ),
    path("processes/<uuid:process_id>/starts/", Starts.as_view(), name="api-starts"),
    path("processes/<uuid:process_id>/metrics/", Metrics.as_view(), name="api-metrics"),
    path(
        "processes/<uuid:process_id>/deployed.bpmn",
        DeployedDiagram.as_view(),
        name="api-deployed-bpmn",
    ),
]
