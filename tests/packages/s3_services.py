"""A service on loopback that answers as Amazon documents S3."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, unquote
from xml.sax.saxutils import escape

from tests.packages.s3_signatures import Seen, refusal

STATUS = {
    "AccessDenied": 403,
    "AuthorizationHeaderMalformed": 400,
    "InvalidAccessKeyId": 403,
    "InternalError": 500,
    "NoSuchBucket": 404,
    "NoSuchKey": 404,
    "RequestTimeTooSkewed": 403,
    "SignatureDoesNotMatch": 403,
    "SlowDown": 503,
    "XAmzContentSHA256Mismatch": 400,
}
NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"
Answer = tuple[int, dict[str, str], bytes]


@dataclass(frozen=True)
class Kept:
    """An object."""

    content: bytes
    content_type: str

    @property
    def etag(self) -> str:
        """Return what S3 makes of the content."""
        digest = hashlib.md5(self.content, usedforsecurity=False).hexdigest()
        return f'"{digest}"'


@dataclass
class Service:
    """Buckets with objects by their keys; `trouble` comes before anything else.

    `trouble` are codes, or `reset` and `half` for connections that break off.
    """

    buckets: dict[str, dict[str, Kept]] = field(default_factory=lambda: {"acme": {}})
    trouble: list[str] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """Return the address of the service."""
        return f"http://127.0.0.1:{self.port}"

    def answer(self, seen: Seen) -> Answer:
        """Return the answer to a request."""
        self.seen.append(seen)
        code = self.trouble.pop(0) if self.trouble else refusal(seen)
        if code:
            return failure(code)
        bucket, _, key = unquote(seen.path).lstrip("/").partition("/")
        if not bucket:
            return 200, {}, all_buckets(sorted(self.buckets))
        if bucket not in self.buckets:
            return failure("NoSuchBucket")
        if not key:
            return 200, {}, page_of(self.buckets[bucket], seen.query)
        return of_object(self.buckets[bucket], key, seen)


def of_object(objects: dict[str, Kept], key: str, seen: Seen) -> Answer:
    """Put, give or delete an object."""
    if seen.method == "PUT":
        objects[key] = Kept(seen.body, seen.headers.get("content-type", ""))
        return 200, {"ETag": objects[key].etag}, b""
    if seen.method == "DELETE":
        objects.pop(key, None)
        return 204, {}, b""
    if key not in objects:
        return failure("NoSuchKey")
    kept = objects[key]
    headers = {"Content-Type": kept.content_type, "ETag": kept.etag}
    named = seen.query.get("response-content-disposition")
    return (
        200,
        headers | ({"Content-Disposition": named} if named else {}),
        kept.content,
    )


def failure(code: str) -> Answer:
    """Return an error as S3 writes it."""
    more = "<Region>eu-central-1</Region>" if code.startswith("Authorization") else ""
    text = f"<Error><Code>{code}</Code><Message>It is {code}</Message>{more}</Error>"
    headers = {"Content-Type": "application/xml"}
    if code in {"reset", "half"}:
        return 0 if code == "reset" else 200, {"fault": code}, b"half of it"
    return STATUS[code], headers, f'<?xml version="1.0"?>{text}'.encode()


def all_buckets(names: list[str]) -> bytes:
    """Return the answer to ListBuckets."""
    rows = "".join(f"<Bucket><Name>{name}</Name></Bucket>" for name in names)
    root = "ListAllMyBucketsResult"
    text = f'<{root} xmlns="{NAMESPACE}"><Buckets>{rows}</Buckets></{root}>'
    return text.encode()


def page_of(objects: dict[str, Kept], query: dict[str, str]) -> bytes:
    """Return the answer to ListObjectsV2: the token is the last key that was given."""
    after, most = query.get("continuation-token", ""), int(query["max-keys"])
    keys = sorted(key for key in objects if key.startswith(query["prefix"]))
    left = [key for key in keys if key > after]
    rows = "".join(row_of(key, objects[key]) for key in left[:most])
    ends = "<IsTruncated>false</IsTruncated>"
    if len(left) > most:
        token = escape(left[most - 1])
        ends = "<IsTruncated>true</IsTruncated>"
        ends += f"<NextContinuationToken>{token}</NextContinuationToken>"
    root = "ListBucketResult"
    url = "<EncodingType>url</EncodingType>"
    return f'<{root} xmlns="{NAMESPACE}">{url}{rows}{ends}</{root}>'.encode()


def row_of(key: str, kept: Kept) -> str:
    """Return one object of a listing."""
    return (
        f"<Contents><Key>{quote(key)}</Key><Size>{len(kept.content)}</Size>"
        "<LastModified>2026-01-31T09:00:00.000Z</LastModified>"
        f"<ETag>{escape(kept.etag)}</ETag></Contents>"
    )


class Handler(BaseHTTPRequestHandler):
    """Reads requests as they come over the line."""

    service: Service

    def handle_one_request(self) -> None:
        """Answer a request, whatever its method."""
        self.raw_requestline = self.rfile.readline(65537)
        self.close_connection = True
        if not self.raw_requestline or not self.parse_request():
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        headers = {name.lower(): value for name, value in self.headers.items()}
        seen = Seen(self.command, self.path, headers, body)
        self.send(*self.service.answer(seen))

    def send(self, status: int, headers: dict[str, str], content: bytes) -> None:
        """Write an answer, or break it off."""
        if not status:
            return
        more = 10 if headers.pop("fault", "") else 0
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content) + more))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def s3_service() -> Iterator[Service]:
    """Run a service."""
    service = Service()
    handler = type("Bound", (Handler,), {"service": service})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    service.port = int(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
