"""What the vault refuses: each with a stable code and the status of its answer."""

from __future__ import annotations

from connectors.exceptions import ConnectorError
from web.errors import ServiceError


class VaultError(ServiceError, ConnectorError):
    """This cannot be done with this credential."""

    code = "vault"
    status = 422
    may_work_later = False


class NotAdministrator(VaultError):
    """Only an administrator may see and change credentials."""

    code = "forbidden"
    status = 403


class CredentialNotFound(VaultError):
    """There is no credential with this name."""

    code = "credential-not-found"
    status = 404


class CredentialExists(VaultError):
    """There is a credential with this name. Choose another name."""

    code = "credential-exists"
    status = 409


class UnknownCredentialType(VaultError):
    """No installed connector has this type of credential."""

    code = "unknown-credential-type"


class WrongCredentialType(VaultError):
    """The credential is of another type than the step needs."""

    code = "wrong-credential-type"


class NotGranted(VaultError):
    """This credential is not granted to the process or to you."""

    code = "credential-not-granted"


class GrantRefused(VaultError):
    """Nobody and nothing of this name can be granted a credential."""

    code = "grant-refused"


class NotTestable(VaultError):
    """The connector has no way to try this credential."""

    code = "not-testable"


class ValueRefused(VaultError):
    """A value of the credential breaks the rules of its connector."""

    code = "value-refused"


class CredentialUnreadable(VaultError):
    """The credential cannot be decrypted with the key of this installation."""

    code = "credential-unreadable"


class VaultKeyBroken(VaultError):
    """The key of the vault is not 32 bytes in base64."""

    code = "vault-key-broken"
    status = 500


class NotSignedIn(VaultError):
    """Nobody has signed in with the service for this credential."""

    code = "not-signed-in"


class SignInRefused(VaultError):
    """The sign-in did not come to its end. Begin it again."""

    code = "sign-in-refused"


class TokensNotGiven(VaultError):
    """The service gave no access token just now. Try again in a moment."""

    code = "tokens-not-given"
    may_work_later = True
