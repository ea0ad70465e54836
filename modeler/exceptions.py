"""What the modeler refuses: each with a stable code and the status of its answer."""

from __future__ import annotations

from web.errors import ServiceError


class ModelerError(ServiceError):
    """This cannot be done."""

    code = "modeler"


class NotShared(ModelerError):
    """There is no such process, or it is not shared with you."""

    code = "not-found"
    status = 404


class Forbidden(ModelerError):
    """Your role in this process does not allow this. Ask its owner."""

    code = "forbidden"
    status = 403


class ClientIdReused(ModelerError):
    """Another change set was sent with this client id."""

    code = "client-id-reused"
    status = 409


class UnknownBase(ModelerError):
    """The base is newer than the draft. Load the process again."""

    code = "unknown-base"
    status = 409


class NoIfMatch(ModelerError):
    """Send If-Match with the ETag that you got, so that nobody's work is lost."""

    code = "no-if-match"
    status = 428


class Stale(ModelerError):
    """Someone changed the draft since you got it. Get it again and merge."""

    code = "stale"
    status = 412


class BadRequest(ModelerError):
    """The request is not of the form that is described in docs/api.md."""

    code = "bad-request"
    status = 400


class TooLarge(ModelerError):
    """This is larger than Patchbay takes."""

    code = "too-large"
    status = 413


class BlockedByFindings(ModelerError):
    """Errors in the findings must be solved before this can be published."""

    code = "blocked-by-findings"
    status = 422


class UnknownPerson(ModelerError):
    """Nobody here has this user name."""

    code = "unknown-person"
    status = 422


class LastOwner(ModelerError):
    """A process keeps at least one owner. Make someone else an owner first."""

    code = "last-owner"
    status = 409


class SignInLinkEnded(ModelerError):
    """This link is no longer valid. Start the server again to get a new one."""

    code = "sign-in-link-ended"
    status = 403


class UnknownElement(ModelerError):
    """The draft has no such element. It may have been deleted meanwhile."""

    code = "unknown-element"
    status = 422


class NoConnector(ModelerError):
    """This element has no connector. Choose one, then test it."""

    code = "no-connector"
    status = 422


class NotInstalled(ModelerError):
    """The connector of this step is not installed here."""

    code = "not-installed"
    status = 422


class SettingUnfit(ModelerError):
    """A setting of this step has no value that can be used."""

    code = "setting-problem"
    status = 422


class CredentialUnfit(ModelerError):
    """The credential of this step cannot be used."""

    code = "credential-problem"
    status = 422


class UnknownChoices(ModelerError):
    """The installed connector has no such choices. Load the page again."""

    code = "unknown-choices"
    status = 404


class NeedsSettings(ModelerError):
    """Settings that these choices belong to are not filled in yet."""

    code = "needs-settings"
    status = 422


class NoAccount(ModelerError):
    """Choose a credential first; the service asks whose choices are wanted."""

    code = "no-account"
    status = 422


class ChoicesNotLoaded(ModelerError):
    """The service did not give its choices. Try again."""

    code = "choices-not-loaded"
    status = 502


class NoPreview(ModelerError):
    """This operation cannot show beforehand what it sends."""

    code = "no-preview"
    status = 422


class TooManyTests(ModelerError):
    """Other steps are being tested right now. Try again in a moment."""

    code = "too-many-tests"
    status = 429


class ScenarioExists(ModelerError):
    """This process has a scenario with this name. Choose another name."""

    code = "scenario-exists"
    status = 409


class NoScenario(ModelerError):
    """There is no such scenario. It may have been deleted meanwhile."""

    code = "not-found"
    status = 404


class TooManyScenarios(ModelerError):
    """A process has at most 100 scenarios. Delete one first."""

    code = "too-many-scenarios"
    status = 422


class NoUpgradeRun(ModelerError):
    """There is no such run."""

    code = "not-found"
    status = 404


class RunsAlready(ModelerError):
    """Another run goes on. Wait until it has ended, or stop it."""

    code = "runs-already"
    status = 409


class NoStepTest(ModelerError):
    """There is no such test, or it ended more than a day ago."""

    code = "not-found"
    status = 404


class AddressRefused(ModelerError):
    """This is not an e-mail address."""

    code = "address-refused"
    status = 422
