"""Whether steps can count on a credential, as far as that is known unopened."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from connectors.models import Credential, TestOutcome

EXPIRING = timedelta(days=7)


class State(StrEnum):
    """How a credential stands."""

    READY = "ready"
    FAILED = "failed"
    SIGN_IN = "sign-in"
    EXPIRING = "expiring"
    EXPIRED = "expired"


def state_of(credential: Credential, now: datetime) -> State:
    """Return how a credential stands; the gravest counts.

    One that failed without a test is one that somebody has to sign in for.
    """
    ends = credential.expires_at
    if ends is not None and ends <= now:
        return State.EXPIRED
    if credential.test_outcome == TestOutcome.FAILED:
        return State.FAILED if credential.tested_at else State.SIGN_IN
    if ends is not None and ends <= now + EXPIRING:
        return State.EXPIRING
    return State.READY
