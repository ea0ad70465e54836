"""Objects in a service that checks signatures as Amazon documents them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import patchbay_s3
import patchbay_s3.accounts
import pytest
from patchbay_sdk import BpmnError, Failed, RetryLater, Secret
from patchbay_sdk.testing import LocalContext, LocalFile, LocalFiles

from connectors.calls import Call, Caller
from tests.packages.s3_services import Kept, Service, s3_service
from tests.packages.s3_signatures import KEY_ID, REGION, SECRET

ODD_KEYS = [
    "a b/c+d.txt",
    "Größe/日本語 🧾.txt",
    "100%/a&b=c?d#e;f,g'h(i)*j~k.txt",
    "..hidden/a..b/c.",
    "tabs\tand\nlines",
    "x" * 1024,
]
BUCKET = {"bucket": "acme"}


@pytest.fixture
def service() -> Iterator[Service]:
    """Return a service that runs."""
    with s3_service() as running:
        yield running


def call(service: Service, _files: Any = None, **change: Any) -> LocalContext:
    """Return a call with an account of the service."""
    account = {
        "access_key": KEY_ID,
        "secret_key": Secret(SECRET),
        "region": REGION,
        "endpoint": service.url,
        **change,
    }
    files = {n: LocalFile(c, "text/csv") for n, c in (_files or {}).items()}
    return LocalContext(credential=account, files=LocalFiles(files))


@pytest.mark.parametrize("key", ODD_KEYS)
def test_an_object_is_put_fetched_listed_and_deleted(
    service: Service, key: str
) -> None:
    place, content = {**BUCKET, "key": key}, bytes(range(256)) * 8
    put = patchbay_s3.put_object({**place, "file": "a"}, call(service, {"a": content}))
    fetching = call(service)
    fetched = patchbay_s3.get_object({**place, "name": "b"}, fetching)
    listed = patchbay_s3.list_objects(BUCKET, call(service))["objects"]

    assert list(service.buckets["acme"]) == [key]
    assert fetching.files.written["b"] == LocalFile(content, "text/csv")
    assert (fetched["etag"], fetched["size"]) == (put["etag"], 2048)
    assert [(one["key"], one["size"], one["etag"]) for one in listed] == [
        (key, 2048, put["etag"])
    ]
    patchbay_s3.delete_object(place, call(service))
    assert service.buckets["acme"] == {}


def test_each_operation_may_come_twice(service: Service) -> None:
    place = {**BUCKET, "key": "a.txt"}
    text = {**place, "source": "text", "text": "Grüße", "content_type": "text/css"}
    for _ in range(2):
        patchbay_s3.put_object(text, call(service))
    assert service.buckets["acme"]["a.txt"] == Kept("Grüße".encode(), "text/css")
    for _ in range(2):
        patchbay_s3.delete_object(place, call(service))
    assert service.buckets["acme"] == {}


@pytest.mark.parametrize(("size", "fits"), [(25, True), (26, False)])
def test_25_megabytes_come_and_go(service: Service, size: int, fits: bool) -> None:
    content, place = b"0123456789abcdef" * 65536 * size, {**BUCKET, "key": "big"}
    patchbay_s3.put_object({**place, "file": "a"}, call(service, {"a": content}))
    fetching = call(service)

    if not fits:
        with pytest.raises(Failed, match="larger than 25 MB"):
            patchbay_s3.get_object(place, fetching)
        return
    assert patchbay_s3.get_object(place, fetching)["size"] == len(content)
    assert fetching.files.written["big"].content == content


@pytest.mark.parametrize(
    ("most", "keys", "more"), [(1500, 1500, True), (2500, 2001, False), (3, 3, True)]
)
def test_a_listing_has_as_many_pages_as_are_wanted(
    service: Service, most: int, keys: int, more: bool
) -> None:
    names = [f"in/{number:05}" for number in range(2001)]
    service.buckets["acme"] = {name: Kept(b"", "") for name in [*names, "other"]}

    settings = {**BUCKET, "prefix": "in/", "most": most}
    listed = patchbay_s3.list_objects(settings, call(service))

    assert [one["key"] for one in listed["objects"]] == names[:keys]
    assert listed["more"] == more


def test_a_link_lets_anyone_fetch_the_object(service: Service) -> None:
    service.buckets["acme"] = {"a b.txt": Kept(b"Hello", "text/plain")}
    settings = {**BUCKET, "key": "a b.txt", "minutes": 5, "name": "Grüße 7.txt"}
    link = patchbay_s3.make_link(settings, call(service))["url"]

    with urlopen(link) as answer:
        assert answer.read() == b"Hello"
        assert answer.headers["Content-Disposition"].endswith("Gr%C3%BC%C3%9Fe%207.txt")
    assert "X-Amz-Expires=300" in link
    assert SECRET not in link
    with pytest.raises(HTTPError):
        urlopen(link.replace("a%20b.txt", "another.txt"))


def test_a_link_to_nothing_is_not_made(service: Service) -> None:
    with pytest.raises(BpmnError) as raised:
        patchbay_s3.make_link({**BUCKET, "key": "none"}, call(service))
    assert raised.value.code == "not-found"


@pytest.mark.parametrize(
    "key", ["../a", "a/./b", "a/..", "/a", "", "a\0b", "ä" * 513, "\ud800"]
)
def test_a_key_leads_where_it_seems_to(service: Service, key: str) -> None:
    with pytest.raises(Failed, match="key"):
        patchbay_s3.get_object({**BUCKET, "key": key}, call(service))
    assert service.seen == []


@pytest.mark.parametrize("bucket", ["a/b", "..", "", "a?b", "evil.example/", "a b"])
def test_a_bucket_is_a_name(service: Service, bucket: str) -> None:
    with pytest.raises(Failed, match="no name of a bucket"):
        patchbay_s3.delete_object({"bucket": bucket, "key": "a"}, call(service))
    assert service.seen == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"secret_key": Secret("wrong")}, "did not accept the access key"),
        ({"access_key": "AKIANOBODY"}, "did not accept the access key"),
        ({"access_key": ""}, "no access key"),
        ({"region": "us-west-2"}, "lies in eu-central-1, not in us-west-2"),
        ({"region": "a/b"}, "is no region"),
        ({"endpoint": "ftp://files.example.com"}, "cannot be called"),
    ],
)
def test_an_account_that_is_wrong_is_told(
    service: Service, change: dict[str, Any], said: str
) -> None:
    with pytest.raises(Failed, match=said):
        patchbay_s3.check_s3({"credential": "files"}, call(service, **change))


@pytest.mark.parametrize(
    ("trouble", "meaning", "said"),
    [
        ("SlowDown", RetryLater, "SlowDown: It is SlowDown"),
        ("InternalError", RetryLater, "cannot do it now"),
        ("reset", RetryLater, "broke off"),
        ("half", RetryLater, "broke off"),
        ("AccessDenied", Failed, "may not do this"),
        ("RequestTimeTooSkewed", Failed, "clock of this machine"),
        ("XAmzContentSHA256Mismatch", Failed, "refused it: XAmzContentSHA256"),
    ],
)
def test_trouble_is_told_and_tried_again_where_that_helps(
    service: Service, trouble: str, meaning: type[Exception], said: str
) -> None:
    service.buckets["acme"] = {"a": Kept(b"x", "text/plain")}
    service.trouble = [trouble]
    with pytest.raises(meaning, match=said):
        patchbay_s3.get_object({**BUCKET, "key": "a"}, call(service))
    assert patchbay_s3.get_object({**BUCKET, "key": "a"}, call(service))["size"] == 1


def test_buckets_are_choices(service: Service) -> None:
    service.buckets = {"b": {}, "a": {}}

    offered = patchbay_s3.choices_buckets({}, call(service))
    assert [one["value"] for one in offered] == ["a", "b"]


@pytest.mark.parametrize(
    ("endpoint", "addressing", "bucket", "address"),
    [
        ("", "auto", "acme", "https://acme.s3.eu-central-1.amazonaws.com/a"),
        ("", "auto", "a.b", "https://s3.eu-central-1.amazonaws.com/a.b/a"),
        ("", "path", "acme", "https://s3.eu-central-1.amazonaws.com/acme/a"),
        ("http://s3.test:9000/", "auto", "acme", "http://s3.test:9000/acme/a"),
        ("http://s3.test:9000", "host", "acme", "http://acme.s3.test:9000/a"),
        ("https://x.test/storage/s3", "auto", "b-1", "https://x.test/storage/s3/b-1/a"),
    ],
)
def test_the_bucket_stands_where_the_service_wants_it(
    endpoint: str, addressing: str, bucket: str, address: str
) -> None:
    given = {"endpoint": endpoint, "addressing": addressing}
    context = call(Service(), **given)
    account = patchbay_s3.accounts.account_of({}, context)

    assert account.address(bucket, "a") == address


@pytest.mark.parametrize(
    ("allowed", "kind"), [(["127.0.0.1", "localhost"], "completed"), ([], "failed")]
)
def test_in_its_process_it_reaches_only_what_is_allowed(
    service: Service, allowed: list[str], kind: str
) -> None:
    endpoint = f"http://localhost:{service.port}"
    account = {"access_key": KEY_ID, "region": REGION, "endpoint": endpoint}
    settings = {"bucket": "acme", "prefix": "", "account": "files"}
    caller = Caller(allowed_hosts=allowed)
    try:
        asked = Call("s3", "list-objects", settings, {**account, "secret_key": SECRET})
        outcome = caller.call(asked)
    finally:
        caller.close()

    assert outcome.kind == kind, outcome.message
    assert SECRET not in str(outcome)
