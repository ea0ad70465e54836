"""How Requests and what belongs to them look in JSON."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from runtime.engine import State
from runtime.forms import Field, value_in
from runtime.models import (
    Attempt,
    HistoryEntry,
    Incident,
    Job,
    OutboxMail,
    ProcessRequest,
    RequestFile,
    UserTask,
)
from runtime.runnables import runnable_of
from runtime.selectors.starts import StartEvent

JSON = dict[str, Any]


def person_shape(user: User | None) -> JSON | None:
    """Return a person as others see them."""
    if user is None:
        return None
    name = user.get_full_name() or user.get_username()
    return {"name": name, "username": user.get_username()}


def request_shape(request: ProcessRequest) -> JSON:
    """Return a Request as a list shows it."""
    deployment = request.deployment
    return {
        "id": str(request.id),
        "number": request.number,
        "title": request.title,
        "process": {"id": str(request.process), "name": deployment.process_name},
        "version": deployment.number,
        "status": request.status,
        "started_by": person_shape(request.started_by),
        "started_at": request.started_at,
        "updated_at": request.updated_at,
        "ended_at": request.ended_at,
        "at": request.at,
    }


def short_request(request: ProcessRequest) -> JSON:
    """Return a Request where it is only named."""
    return {"id": str(request.id), "number": request.number, "title": request.title}


def process_shape(request: ProcessRequest) -> JSON:
    """Return the process of a Request where it is only named."""
    return {"id": str(request.process), "name": request.deployment.process_name}


def incident_shape(incident: Incident) -> JSON:
    """Return an incident."""
    request, job = incident.request, incident.job
    name = runnable_of(request.deployment_id).name_of(incident.element)
    return {
        "id": incident.pk,
        "request": short_request(request),
        "process": process_shape(request),
        "element": incident.element,
        "name": name,
        "connector": job.connector if job else None,
        "message": incident.message,
        "opened_at": incident.opened_at,
        "attempts": job.attempts_made if job else 0,
        "resolved_at": incident.resolved_at,
    }


def task_shape(task: UserTask) -> JSON:
    """Return a task with the fields of its form and what they hold now."""
    request = task.request
    runnable = runnable_of(request.deployment_id)
    known = State.from_json(request.state).variables
    fields = runnable.forms.get(task.element, ())
    return {
        "id": task.pk,
        "request": short_request(request),
        "process": process_shape(request),
        "element": task.element,
        "name": runnable.name_of(task.element),
        "description": runnable.texts.get(task.element, ""),
        "status": task.status,
        "created_at": task.created_at,
        "due": None,
        "fields": [field_shape(one, known) for one in fields],
    }


def field_shape(field: Field, known: JSON) -> JSON:
    """Return a field and the value that its variable has."""
    return {
        "name": field.name,
        "label": field.label,
        "type": field.type,
        "required": field.required,
        "help": field.help,
        "choices": [{"value": value, "label": label} for value, label in field.choices],
        "value": value_in(known, field.name),
    }


def start_shape(start: StartEvent) -> JSON:
    """Return a start event with the fields of its form."""
    return {
        "element": start.element,
        "name": start.name,
        "kind": start.kind,
        "fields": [field_shape(one, {}) for one in start.fields],
    }


def history_shape(entry: HistoryEntry, names: JSON) -> JSON:
    """Return a row of the history; `names` are those of elements."""
    return {
        "seq": entry.pk,
        "at": entry.at,
        "event": entry.event,
        "element": entry.element,
        "name": names.get(entry.element, entry.element),
        "activation": entry.activation,
        "by": person_shape(entry.by),
        "note": entry.note,
    }


def attempt_shape(attempt: Attempt, job: Job) -> JSON:
    """Return one attempt of a call."""
    ended = attempt.ended_at
    length = (ended - attempt.started_at).total_seconds() if ended else None
    return {
        "number": attempt.number,
        "started_at": attempt.started_at,
        "ended_at": ended,
        "seconds": length,
        "outcome": attempt.outcome,
        "message": attempt.message,
        "code": attempt.code,
        "input": job.content.get("settings", {}),
        "output": attempt.output,
        "request": attempt.sent,
        "log": attempt.log,
    }


def job_shape(job: Job, name: str, attempts: list[Attempt]) -> JSON:
    """Return a connector call with its attempts."""
    ready_again = job.status == "ready" and bool(attempts)
    return {
        "id": job.pk,
        "element": job.element,
        "name": name,
        "activation": job.activation,
        "connector": job.connector,
        "operation": job.operation,
        "credential": job.credential,
        "status": "retrying" if ready_again else job.status,
        "key": str(job.key),
        "next_try": job.due if job.status == "ready" else None,
        "attempts": [attempt_shape(one, job) for one in attempts],
    }


def file_shape(file: RequestFile, url: str) -> JSON:
    """Return a file of a Request."""
    return {
        "name": file.name,
        "size": file.size,
        "content_type": file.content_type,
        "added_at": file.added_at,
        "by": person_shape(file.added_by),
        "url": url,
    }


def mail_shape(mail: OutboxMail) -> JSON:
    """Return a mail of the outbox as a list shows it."""
    number = getattr(mail, "request_number", None)
    return {
        "id": mail.pk,
        "request": {"id": str(getattr(mail, "request_uuid", "")), "number": number},
        "at": mail.at,
        "sender": mail.sender,
        "recipients": mail.recipients,
        "subject": mail.subject,
    }
