"""What answers that are no success mean.

https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
"""

from __future__ import annotations

from patchbay_sdk import BpmnError, Failed, RetryLater
from patchbay_sdk.http import HttpAnswer
from patchbay_sdk.http.waits import seconds_to_wait

from patchbay_s3.accounts import Account
from patchbay_s3.documents import document_of

LATER = frozenset(
    {
        "InternalError",
        "OperationAborted",
        "RequestTimeout",
        "ServiceUnavailable",
        "SlowDown",
        "TemporaryRedirect",
    }
)
ACCOUNT = frozenset(
    {
        "AccountProblem",
        "ExpiredToken",
        "InvalidAccessKeyId",
        "InvalidSecurity",
        "InvalidToken",
        "NotSignedUp",
        "SignatureDoesNotMatch",
    }
)
ELSEWHERE = frozenset(
    {
        "AuthorizationHeaderMalformed",
        "IllegalLocationConstraintException",
        "PermanentRedirect",
    }
)
# Answers to HEAD have no body that could name a code.
BY_STATUS = {
    301: "PermanentRedirect",
    307: "TemporaryRedirect",
    403: "AccessDenied",
    404: "NoSuchKey",
    429: "SlowDown",
    503: "SlowDown",
}
WORDS = {
    "EntityTooLarge": "The service takes no object as large as this one.",
    "InvalidBucketName": "The service does not take the name of the bucket.",
    "InvalidObjectState": "The object is archived. Restore it first.",
    "KeyTooLongError": "The key is too long.",
    "NoSuchBucket": "There is no such bucket. Look at its name and at the account.",
    "NotImplemented": "The service cannot do this.",
    "QuotaExceeded": "The service has no room left for the account.",
    "RequestTimeTooSkewed": "The clock of this machine is wrong. Set it.",
}


def code_of(answer: HttpAnswer) -> str:
    """Return the code of an error; empty where the answer names none."""
    found = document_of(answer.content) if answer.content else None
    return (found.text("Code") if found else "") or BY_STATUS.get(answer.status, "")


def failure(answer: HttpAnswer, account: Account) -> Exception:
    """Return what an answer means for the call."""
    code = code_of(answer)
    if code == "NoSuchKey":
        return BpmnError("not-found", "There is no such object.")
    if code in LATER or answer.status >= 500:
        after = seconds_to_wait(answer.headers.get("retry-after"))
        return RetryLater(
            f"The service cannot do it now: {shown(answer)}.", after=after
        )
    if code in ACCOUNT:
        return Failed(
            f"The service did not accept the access key of {account.called} "
            f"({code}). Open the credential and fill it in again."
        )
    if code == "AccessDenied":
        return Failed(
            f"The access key of {account.called} may not do this. Allow it with the "
            "service, or choose another credential."
        )
    if code in ELSEWHERE or "x-amz-bucket-region" in answer.headers:
        return moved(answer, account)
    return Failed(WORDS.get(code) or f"The service refused it: {shown(answer)}.")


def moved(answer: HttpAnswer, account: Account) -> Failed:
    """Return what it means that a bucket lies in another region."""
    found = document_of(answer.content) if answer.content else None
    region = answer.headers.get("x-amz-bucket-region", "")
    region = region or (found.text("Region") if found else "")
    where = f"in {region[:40]}" if region else "in another region"
    return Failed(
        f"The bucket lies {where}, not in {account.region}. Correct the region in "
        f"{account.called}."
    )


def shown(answer: HttpAnswer) -> str:
    """Return what an answer says is wrong."""
    found = document_of(answer.content) if answer.content else None
    said = (found.text("Message") if found else "").strip().rstrip(".")
    return f"{code_of(answer) or answer.status}{f': {said[:300]}' if said else ''}"
