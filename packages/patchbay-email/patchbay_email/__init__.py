"""The e-mail connector of Patchbay: send messages through your own mail server."""

from __future__ import annotations

from patchbay_email.sending import send

__all__ = ["send"]
