"""Why a connector is left out, and what the API refuses."""

from __future__ import annotations


class ConnectorError(Exception):
    """This connector cannot be used."""

    code = "connector"

    def __init__(self, message: str = "") -> None:
        self.message = message or str(type(self).__doc__)
        super().__init__(self.message)


class PackageNotFound(ConnectorError):
    """The package's folder cannot be found. Install the package again."""

    code = "package-not-found"


class ManifestNotFound(ConnectorError):
    """There is no connector.json beside the module that the entry point names."""

    code = "manifest-not-found"


class ManifestUnreadable(ConnectorError):
    """connector.json is not JSON in UTF-8."""

    code = "manifest-unreadable"


class ManifestRefused(ConnectorError):
    """The manifest breaks the rules of docs/manifest.md."""

    code = "manifest-refused"


class NewerNeeded(ConnectorError):
    """The connector needs a newer Patchbay."""

    code = "newer-needed"


class DuplicateConnector(ConnectorError):
    """Another installed package brings a connector with this id."""

    code = "duplicate-connector"
