"""Who may call a webhook: signatures and keys, altered, old, repeated, rotated."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from connectors.models import Credential
from runtime.hooks.exceptions import NotAccepted
from runtime.hooks.signing import Call, check_standard
from runtime.models import HookCall, ProcessRequest
from tests.runtime.conftest import Deploy
from tests.runtime.hooks import (
    OTHER,
    SECRET,
    Signer,
    call,
    change_secret,
    keep_secret,
    starting,
)

BODY = json.dumps({"id": 7})
STANDARD = {"authentication": "standard", "credential": "orders-key"}


@pytest.fixture
def secret(db: None) -> Credential:
    """Return the credential `orders-key`."""
    return keep_secret("orders-key", SECRET)


def test_a_signed_call_is_taken(deploy: Deploy, secret: Credential) -> None:
    deploy(starting(**STANDARD))

    answer = call(BODY, Signer().headers(BODY))

    assert (answer.status_code, answer.json()["outcome"]) == (200, "started")
    secret.refresh_from_db()
    assert secret.last_used_at is not None


def minutes_ago(minutes: float) -> datetime:
    """Return a time before now, or after it."""
    return datetime.now(UTC) - timedelta(minutes=minutes)


def changed(**headers: str | None) -> dict[str, str]:
    """Return the headers of a signed call, some of them changed or left out."""
    found: dict[str, str | None] = dict(Signer().headers(BODY))
    found |= {name.replace("_", "-"): value for name, value in headers.items()}
    return {name: value for name, value in found.items() if value is not None}


def signature() -> str:
    """Return the signature of a call."""
    return Signer().headers(BODY)["webhook-signature"]


# The headers are made when the test runs: their time must be of then.
REFUSED: list[tuple[str, str, Callable[[], dict[str, str]], str]] = [
    ("altered body", '{"id": 8}', changed, "altered"),
    ("a blank more", BODY + " ", changed, "altered"),
    ("old", BODY, lambda: Signer().headers(BODY, at=minutes_ago(5.5)), "minutes old"),
    ("early", BODY, lambda: Signer().headers(BODY, at=minutes_ago(-5.5)), "early"),
    ("other time", BODY, partial(changed, webhook_timestamp="1"), "minutes old"),
    ("other id", BODY, partial(changed, webhook_id="msg_2"), "altered"),
    ("wrong key", BODY, lambda: Signer(OTHER).headers(BODY), "altered"),
    ("no id", BODY, partial(changed, webhook_id=None), "webhook-id"),
    ("no time", BODY, partial(changed, webhook_timestamp=None), "webhook-timestamp"),
    (
        "no signature",
        BODY,
        partial(changed, webhook_signature=None),
        "webhook-signature",
    ),
    ("empty", BODY, partial(changed, webhook_signature=" "), "webhook-signature"),
    ("text as time", BODY, partial(changed, webhook_timestamp="now"), "number"),
    ("negative time", BODY, partial(changed, webhook_timestamp="-5"), "number"),
    ("other digits", BODY, partial(changed, webhook_timestamp="١٢٣"), "number"),
    ("long time", BODY, partial(changed, webhook_timestamp="9" * 400), "number"),
    ("other version", BODY, partial(changed, webhook_signature="v2,abc"), "altered"),
    ("no version", BODY, lambda: changed(webhook_signature=signature()[3:]), "altered"),
    ("half", BODY, lambda: changed(webhook_signature=signature()[:-8]), "altered"),
    ("nothing", BODY, partial(changed, webhook_signature="v1,"), "altered"),
    ("odd characters", BODY, partial(changed, webhook_signature="v1,ü☃"), "altered"),
    ("nothing at all", BODY, dict, "webhook-id"),
]


@pytest.mark.parametrize(
    ("body", "make_headers", "reason"),
    [one[1:] for one in REFUSED],
    ids=[one[0] for one in REFUSED],
)
def test_what_is_not_signed_is_refused(
    deploy: Deploy,
    secret: Credential,
    body: str,
    make_headers: Callable[[], dict[str, str]],
    reason: str,
) -> None:
    deploy(starting(**STANDARD))
    headers = {k: v.encode().decode("latin-1") for k, v in make_headers().items()}

    answer = call(body, headers)

    assert answer.status_code == 401
    assert answer.content == call(body, headers, path="nobody").content
    assert not ProcessRequest.objects.exists()
    [line] = HookCall.objects.all()
    assert (line.outcome, line.status) == ("refused", 401)
    assert reason in line.message


def test_one_of_several_signatures_is_enough(
    deploy: Deploy, secret: Credential
) -> None:
    deploy(starting(**STANDARD))
    headers = Signer().headers(BODY)
    wrong = Signer(OTHER).headers(BODY)["webhook-signature"]
    headers["webhook-signature"] = f"v1a,x {wrong} {headers['webhook-signature']}"

    assert call(BODY, headers).status_code == 200


@pytest.mark.parametrize("minutes", [4.9, -4.9])
def test_five_minutes_are_tolerated(
    deploy: Deploy, secret: Credential, minutes: float
) -> None:
    deploy(starting(**STANDARD))

    headers = Signer().headers(BODY, at=minutes_ago(minutes))

    assert call(BODY, headers).status_code == 200


def test_a_replay_counts_once(deploy: Deploy, secret: Credential) -> None:
    deploy(starting(**STANDARD, remembered="PT1S"))
    headers = Signer().headers(BODY, "msg_1")

    answers = [call(BODY, headers) for _again in range(3)]

    assert {one.content for one in answers} == {answers[0].content}
    assert ProcessRequest.objects.count() == 1


def test_both_secrets_hold_while_one_is_changed(
    deploy: Deploy, secret: Credential
) -> None:
    deploy(starting(**STANDARD))
    change_secret("orders-key", secret=OTHER, previous_secret=SECRET)

    statuses = [
        call(BODY, Signer(one).headers(BODY, one)).status_code
        for one in (SECRET, OTHER)
    ]
    change_secret("orders-key", secret=OTHER, previous_secret=None)
    after = [
        call(BODY, Signer(one).headers(BODY, f"{one}2")).status_code
        for one in (SECRET, OTHER)
    ]

    assert (statuses, after) == ([200, 200], [401, 200])


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"authentication": "standard"}, "no credential"),
        ({"authentication": "standard", "credential": "gone"}, "gone"),
        ({"authentication": "standard", "credential": "mail"}, "another kind"),
    ],
)
def test_without_its_secret_nothing_is_taken(
    deploy: Deploy, secret: Credential, settings: dict[str, str], words: str
) -> None:
    Credential.objects.create(
        name="mail", connector="email", credential_type="smtp", sealed=b"", key_id="x"
    )
    deploy(starting(**settings))

    assert call(BODY, Signer().headers(BODY)).status_code == 401
    assert words in HookCall.objects.get().message


def test_each_element_of_an_address_asks_for_its_own(
    deploy: Deploy, secret: Credential
) -> None:
    keep_secret("other-key", OTHER)
    process: dict[str, Any] = {}
    first = deploy(starting(**STANDARD))
    process["process"] = first.process
    deploy(starting(authentication="standard", credential="other-key"), **process)

    statuses = [
        call(BODY, Signer(one).headers(BODY, one)).status_code
        for one in (SECRET, OTHER)
    ]

    assert statuses == [401, 200]


def test_what_a_caller_may_not_know_is_not_told(
    deploy: Deploy, secret: Credential
) -> None:
    deploy(starting(**STANDARD))

    answers = [
        call(content, headers, path=path, content_type=kind)
        for path in ("orders", "nobody")
        for content, headers, kind in (
            (BODY, {}, "application/json"),
            ("<a/>", changed(), "application/xml"),
            ("{", {"webhook-id": "x"}, "application/json"),
            ("a" * 2_000_000, {}, "text/plain"),
        )
    ]

    told = [(one.status_code, one.content, sorted(one.headers)) for one in answers]
    assert told[:4] == told[4:]


def test_secrets_that_are_no_base64_are_taken_as_they_are() -> None:
    call = Call({"webhook-id": "1", "webhook-timestamp": "0"}, b"x")
    text = "ümlaut and blanks"
    wanted = hmac.new(text.encode(), b"1.0.x", hashlib.sha256).digest()
    signed = f"v1,{base64.b64encode(wanted).decode()}"
    call = Call({**call.headers, "webhook-signature": signed}, b"x")

    check_standard(call, [text], 0)
    with pytest.raises(NotAccepted):
        check_standard(call, [], 0)
