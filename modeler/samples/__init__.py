"""The sample processes that a new installation begins with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Sample:
    """A process to copy: `slug` is the name of its file without `.bpmn`."""

    slug: str
    name: str
    description: str

    @property
    def data(self) -> bytes:
        """Return the BPMN file."""
        return (FOLDER / f"{self.slug}.bpmn").read_bytes()


def samples() -> list[Sample]:
    """Return the samples in the order in which they are shown."""
    return [
        Sample(
            "vacation-request",
            _("Vacation request"),
            _("Approval by a person, e-mails for both answers."),
        ),
        Sample(
            "order-to-delivery",
            _("Order to delivery"),
            _("Two pools with lanes, an HTTP call, messages."),
        ),
        Sample(
            "incident-alert",
            _("Incident alert"),
            _("Slack first, a timer that escalates by e-mail."),
        ),
    ]


def sample(slug: str) -> Sample | None:
    """Return a sample, None where there is none of this name."""
    return next((one for one in samples() if one.slug == slug), None)
