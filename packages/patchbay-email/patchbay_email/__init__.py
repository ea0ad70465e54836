"""The e-mail connector of Patchbay: send messages through your own mail server."""

from __future__ import annotations

from patchbay_email.sending import check_smtp, preview_send, send

__all__ = ["check_smtp", "preview_send", "send"]
