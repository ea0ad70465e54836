"""What the runtime refuses: each with a stable code and the status of its answer."""

from __future__ import annotations

from web.errors import ServiceError


class RuntimeServiceError(ServiceError):
    """This cannot be done with the Request."""

    code = "runtime"


class NotVisible(RuntimeServiceError):
    """There is no such Request, or it is not shared with you."""

    code = "not-found"
    status = 404


class NotAllowed(RuntimeServiceError):
    """You may not do this with Requests of this process. Ask its owner."""

    code = "forbidden"
    status = 403


class BadContent(RuntimeServiceError):
    """The content is not of the form that is described in docs/api.md."""

    code = "bad-request"


class NotDeployed(RuntimeServiceError):
    """No version of this process is published. Publish it first."""

    code = "not-deployed"
    status = 422


class CannotStart(RuntimeServiceError):
    """Nothing in this process can be started this way."""

    code = "cannot-start"
    status = 422


class RequestAlreadyEnded(RuntimeServiceError):
    """This Request has already ended."""

    code = "already-ended"
    status = 409


class AlreadyResolved(RuntimeServiceError):
    """Someone has resolved this incident before, or the Request went on."""

    code = "already-resolved"
    status = 409


class AlreadyDone(RuntimeServiceError):
    """This task is no longer open: it was completed, or the Request went on."""

    code = "already-done"
    status = 409


class MissingReason(RuntimeServiceError):
    """Say why: the history of the Request keeps it."""

    code = "missing-reason"
    status = 422


class InvalidFields(RuntimeServiceError):
    """Some fields are not filled in as they should be."""

    code = "invalid-fields"
    status = 422


class TooBusy(RuntimeServiceError):
    """The Request is changing too fast. Try again."""

    code = "too-busy"
    status = 503


class CannotBeMoved(RuntimeServiceError):
    """The other version has no place for where this Request stands."""

    code = "cannot-move"
    status = 422


class CallRunning(RuntimeServiceError):
    """A connector call runs that the other version does not make. Try again later."""

    code = "call-running"
    status = 409


class NotOnVersion(RuntimeServiceError):
    """This Request is not on that version any more."""

    code = "not-on-version"
    status = 409


class NothingToDo(RuntimeServiceError):
    """None of these Requests can be acted on."""

    code = "nothing-to-do"
    status = 422


class NobodyWaits(RuntimeServiceError):
    """Nobody waits for this message, and it starts no process."""

    code = "nobody-waits"
    status = 404


class Ambiguous(RuntimeServiceError):
    """Several Requests wait for this message. Name the one that shall get it."""

    code = "ambiguous"
    status = 409


class LeaseLost(RuntimeServiceError):
    """Another worker took this job over."""

    code = "lease-lost"
    status = 409
