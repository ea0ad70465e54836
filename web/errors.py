"""The base of what an app refuses: a stable code and the status of its answer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext


class ServiceError(Exception):
    """This cannot be done."""

    code = "refused"
    status = 400

    def __init__(self, message: str = "", **members: Any) -> None:
        self.message = message or gettext(str(type(self).__doc__))
        self.members = members
        super().__init__(self.message)
