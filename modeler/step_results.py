"""What came of testing a step, as a person and a program read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from connectors.calls import Call, Mail, Outcome
from connectors.calls.messages import masks_of
from modeler.draft_steps import DraftStep
from runtime.engine import NoValue
from runtime.mails import read_mail, subject_of
from runtime.planning import evaluate

OUTPUTS = "step:outputs"


@dataclass(frozen=True)
class StepTest:
    """What came of a test; secrets are masked everywhere.

    `outcome` is a kind of `connectors.calls.Outcome`, `message` says it in words,
    `setting` names what has to be changed, empty for nothing. `settings` are as they
    are sent, `variables` what the outputs of the step set. `seconds` is 0 when dry.
    """

    dry: bool
    outcome: str
    message: str
    code: str
    setting: str
    credential: str
    settings: dict[str, Any]
    request: dict[str, Any] | None
    outputs: dict[str, Any]
    variables: dict[str, Any]
    log: str
    seconds: float
    files: list[dict[str, Any]]
    mails: list[dict[str, Any]]
    idempotency_key: str


@dataclass
class Told:
    """How a test ended in words, and the variables that its outputs set."""

    kind: str
    message: str
    setting: str = ""
    variables: dict[str, Any] = field(default_factory=dict)


def result_of(
    place: DraftStep,
    call: Call,
    outcome: Outcome,
    variables: Mapping[str, Any],
    *,
    dry: bool,
) -> StepTest:
    """Return what came of a call with these sample variables."""
    told = told_of(place, outcome, variables, dry=dry)
    mask, _outputs = masks_of(place.connector, call)
    return StepTest(
        dry=dry,
        outcome=told.kind,
        message=told.message,
        code=outcome.code,
        setting=told.setting,
        credential=place.step.credential or "",
        settings=mask.value(dict(call.settings)),
        request=outcome.request,
        outputs=outcome.outputs,
        variables=told.variables,
        log=outcome.log,
        seconds=round(outcome.seconds, 3),
        files=[
            {"name": one.name, "type": one.content_type, "size": len(one.content)}
            for one in outcome.files
        ],
        mails=[shown_mail(one) for one in outcome.mails],
        idempotency_key=call.idempotency_key,
    )


def told_of(
    place: DraftStep, outcome: Outcome, variables: Mapping[str, Any], *, dry: bool
) -> Told:
    """Return how a test ended; outputs without a value are what has to be changed."""
    if outcome.kind != "completed":
        return Told(outcome.kind, sentence_of(outcome))
    try:
        found = variables_from(place, variables, outcome.outputs)
    except NoValue as error:
        message = _("The call ends well, but its result cannot be kept: {problem}")
        return Told("failed", message.format(problem=error.message), OUTPUTS)
    if dry:
        message = _("Nothing was sent. The result is the sample of the connector.")
    elif outcome.mails:
        message = _("It worked. No mail server is set up, so nothing left Patchbay.")
    else:
        message = _("It worked.")
    return Told("completed", message, variables=found)


def sentence_of(outcome: Outcome) -> str:
    """Return how a call ended that did not end well."""
    ends = {
        "retry": _("{message} A Request would try again."),
        "error": _("{message} A Request would go on at the error {code}."),
    }
    sentence = ends.get(outcome.kind, "{message}")
    return sentence.format(message=outcome.message, code=outcome.code)


def variables_from(
    place: DraftStep, variables: Mapping[str, Any], outputs: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the variables that a step sets, as a Request would. Raises NoValue."""
    seen = {**variables, **outputs}
    return {
        one.variable: dict(outputs)
        if one.value is None
        else evaluate(one.value.strip().removeprefix("="), seen)
        for one in place.step.outputs
        if one.variable
    }


def shown_mail(mail: Mail) -> dict[str, Any]:
    """Return a message that the outbox would take; `html` is source."""
    read = read_mail(mail.message)
    return {
        "sender": mail.sender,
        "recipients": list(mail.recipients),
        "subject": subject_of(mail.message),
        "text": read.text,
        "html": read.html,
    }
