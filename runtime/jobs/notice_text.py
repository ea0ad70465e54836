"""What a mail about incidents says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from runtime.models import Incident
from runtime.runnables import runnable_of
from web.addresses import own_address

MOST_NAMED = 10
LONGEST_MESSAGE = 300


@dataclass(frozen=True)
class Letter:
    """Subject and text of a mail."""

    subject: str
    text: str


def letter_about(incidents: Sequence[Incident]) -> Letter:
    """Return the mail about some incidents of one process, the oldest first."""
    process = incidents[0].request.deployment.process_name
    count = len(incidents)
    if count == 1:
        name = element_of(incidents[0])
        subject = _("Incident in “{process}” at “{name}”")
        subject = subject.format(process=process, name=name)
    else:
        subject = _("{count} incidents in “{process}”")
        subject = subject.format(process=process, count=count)
    return Letter(subject, "\n\n".join(paragraphs(incidents)))


def paragraphs(incidents: Sequence[Incident]) -> list[str]:
    """Return the text in parts."""
    named = [paragraph_about(one) for one in incidents[:MOST_NAMED]]
    more = len(incidents) - len(named)
    if more:
        rest = ngettext("And {count} more.", "And {count} more.", more)
        named.append(rest.format(count=more))
    process = incidents[0].request.process
    everything = f"{address(reverse('incidents'))}?process={process}"
    why = _("You get this mail because you asked for it. To end it, open your account:")
    return [
        ngettext(
            "A Request has stopped and waits for someone.",
            "Requests have stopped and wait for someone.",
            len(incidents),
        ),
        *named,
        _("All open incidents of the process:") + f"\n{everything}",
        f"{why}\n{address(reverse('account'))}",
    ]


def paragraph_about(incident: Incident) -> str:
    """Return where a Request stopped, why, and where to act."""
    request = incident.request
    head = _("#{number} stopped at “{name}”:").format(
        number=request.number, name=element_of(incident)
    )
    message = incident.message[:LONGEST_MESSAGE]
    return f"{head}\n{message}\n{address(reverse('request', args=[request.id]))}"


def element_of(incident: Incident) -> str:
    """Return the name of the element where a Request stopped."""
    return runnable_of(incident.request.deployment_id).name_of(incident.element)


def address(path: str) -> str:
    """Return a path with the address that people reach this installation at.

    Where PATCHBAY_ORIGINS does not say it, the path alone.
    """
    return f"{own_address()}{path}"
