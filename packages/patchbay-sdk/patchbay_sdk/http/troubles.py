"""What troubles of a connection mean, in words for a person."""

from __future__ import annotations

import ssl

from patchbay_sdk.exceptions import ConnectorFailure, Failed, RetryLater

SOON = 5.0
BROKEN_OFF = "the connection broke off"
SILENT = "no answer came in time"


def not_reached(host: str, error: OSError) -> ConnectorFailure:
    """Return what it means that there was no connection: nothing was sent."""
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = (error.verify_message or "it is not trusted").rstrip(".")
        return Failed(
            f"The certificate of {host} is not trusted on this machine: {reason}."
        )
    if isinstance(error, ssl.SSLError):
        reason = (error.reason or "it broke off").replace("_", " ").lower()
        return RetryLater(f"No secure connection to {host}: {reason}.", after=SOON)
    if isinstance(error, TimeoutError):
        return RetryLater(f"{host} cannot be reached: {SILENT}.", after=SOON)
    reason = (error.strerror or "").rstrip(".")
    said = f"{host} cannot be reached" + (f": {reason}" if reason else "")
    return RetryLater(f"{said}.", after=SOON)


def unknown(host: str, reason: str, *, once: bool) -> ConnectorFailure:
    """Return what it means that nobody knows whether a request was done.

    `once` is for what must not be done twice: then a person has to look.
    """
    if once:
        return Failed(
            f"It is not known whether {host} did it: {reason}. Look there, then retry "
            "or skip."
        )
    return RetryLater(f"{host} did not answer as expected: {reason}.")
