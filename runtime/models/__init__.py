"""What is kept of Requests, one module for each noun."""

from __future__ import annotations

from runtime.models.bulk import BulkAction, BulkKind, BulkResult
from runtime.models.deployment import (
    Deployment,
    Grant,
    GrantSource,
    Right,
    StartSubscription,
)
from runtime.models.history import Comment, HistoryEntry
from runtime.models.hook import CallOutcome, Hook, HookCall, HookPlace, HookUse
from runtime.models.incident import Incident
from runtime.models.job import Attempt, Job, JobKind, JobStatus
from runtime.models.mail import OutboxMail
from runtime.models.metrics import AttemptCount, CountedUntil
from runtime.models.notice import IncidentNotice, IncidentReader
from runtime.models.pacing import CallSlot
from runtime.models.receipt import Receipt
from runtime.models.request import (
    ProcessRequest,
    RequestFile,
    RequestStatus,
    Subscription,
)
from runtime.models.task import TaskStatus, UserTask

__all__ = [
    "Attempt",
    "AttemptCount",
    "BulkAction",
    "BulkKind",
    "BulkResult",
    "CallOutcome",
    "CallSlot",
    "Comment",
    "CountedUntil",
    "Deployment",
    "Grant",
    "GrantSource",
    "HistoryEntry",
    "Hook",
    "HookCall",
    "HookPlace",
    "HookUse",
    "Incident",
    "IncidentNotice",
    "IncidentReader",
    "Job",
    "JobKind",
    "JobStatus",
    "OutboxMail",
    "ProcessRequest",
    "Receipt",
    "RequestFile",
    "RequestStatus",
    "Right",
    "StartSubscription",
    "Subscription",
    "TaskStatus",
    "UserTask",
]
