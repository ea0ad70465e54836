"""Call activities whose process stands in another deployment."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext as _

from runtime.engine import Completed, Failed
from runtime.exceptions import RuntimeServiceError
from runtime.jobs.claims import Claim
from runtime.models import JobStatus, ProcessRequest
from runtime.selectors.deployments import deployment_called
from runtime.services.starting import Caller, StartOrder, start_request
from runtime.services.steps import Wish, take_step


def invoke_process(claim: Claim) -> None:
    """Start the called process; the calling Request hears of its end."""
    job = claim.job
    parent = ProcessRequest.objects.select_related("started_by").get(jobs=job)
    deployment = deployment_called(job.content["process"])
    if deployment is None:
        message = _("No process “{name}” is published here.")
        refuse(claim, message.format(name=job.content["process"]))
        return
    order = StartOrder(
        deployment,
        variables=job.content["variables"],
        by=parent.started_by,
        key=f"invoke:{job.key}",
        caller=Caller(parent.pk, job.activation or 0, job.element),
    )
    try:
        start_request(order)
    except RuntimeServiceError as error:
        refuse(claim, error.message)
        return
    claim.end(JobStatus.DONE)


def refuse(claim: Claim, message: str) -> None:
    """Open an incident at the call activity."""
    event = Failed(claim.job.activation or 0, message, None)
    before = partial(claim.end, JobStatus.FAILED)
    take_step(claim.job.request_id or 0, Wish([event], before=before))


def report_to_caller(claim: Claim) -> None:
    """Tell the calling Request how the called one ended."""
    child = ProcessRequest.objects.get(jobs=claim.job)
    activation, content = child.parent_activation or 0, claim.job.content
    event: Completed | Failed
    if content["completed"]:
        event = Completed(activation, content["variables"])
    else:
        message = _("The called Request #{number} was cancelled.")
        event = Failed(activation, message.format(number=child.number), None)
    before = partial(claim.end, JobStatus.DONE)
    take_step(child.parent_id or 0, Wish([event], before=before))
