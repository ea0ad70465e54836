"""The e-mail connector of Patchbay: send messages through your own mail server."""
