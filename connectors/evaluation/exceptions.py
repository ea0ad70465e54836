"""Why a step cannot be called with its settings."""

from __future__ import annotations


class SettingProblem(Exception):
    """A setting has no value that the connector can use.

    `setting` is its name, empty where several are meant; `message` is for a person
    and begins with the setting's label.
    """

    code = "setting-problem"

    def __init__(self, setting: str, message: str) -> None:
        super().__init__(message)
        self.setting = setting
        self.message = message


class Unfit(Exception):
    """A value does not fit its setting; `path` leads to it inside a list or object."""

    def __init__(self, message: str, path: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.path = path

    def under(self, step: str | int) -> Unfit:
        """Return the same one step further out."""
        return Unfit(self.message, (str(step), *self.path))
