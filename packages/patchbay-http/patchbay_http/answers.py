"""What the service answered, read up to a limit."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import requests
from patchbay_sdk import Context, Failed, Settings

from patchbay_http.sending import Deadline, in_words

MEGABYTE = 1024 * 1024
MAX_VALUE = 5 * MEGABYTE
MAX_FILE = 25 * MEGABYTE
CHUNK = 65_536
JSON = re.compile(r"application/(?:[\w.+-]+\+)?json")
TEXT = re.compile(
    r"text/.*|application/(?:[\w.+-]+\+)?(?:xml|yaml|x-www-form-urlencoded|javascript)"
)
CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """The answer of a service."""

    status: int
    reason: str
    headers: dict[str, str]
    content: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        """Return the type of the content, without its parameters."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """Return the content as text, in the charset that it says or UTF-8."""
        found = CHARSET.search(self.headers.get("content-type", ""))
        try:
            return self.content.decode(found[1] if found else "utf-8", "replace")
        except LookupError:
            return self.content.decode("utf-8", "replace")


@contextmanager
def watched(response: requests.Response, deadline: Deadline) -> Iterator[None]:
    """Break an answer off at the deadline, however slowly it drips in."""
    watch = threading.Timer(deadline.left(), response.raw.shutdown)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def read_answer(
    response: requests.Response, deadline: Deadline, *, limit: int
) -> Answer:
    """Read an answer to its end. Raises Failed where it is larger, RetryLater."""
    content = bytearray()
    with response, in_words(response.url, deadline), watched(response, deadline):
        for chunk in response.iter_content(CHUNK):
            content += chunk
            if len(content) > limit:
                raise Failed(
                    f"The answer is larger than {limit // MEGABYTE} MB. Ask for less"
                    + (", or read it as a file." if limit < MAX_FILE else ".")
                )
    # An answer without a length looks whole when it is broken off.
    deadline.left()
    headers = {name.lower(): value for name, value in response.headers.items()}
    reason = response.reason or ""
    return Answer(response.status_code, reason, headers, bytes(content))


def limit_of(settings: Settings) -> int:
    """Return how many bytes an answer may have."""
    return MAX_FILE if settings.get("answer_kind") == "file" else MAX_VALUE


def value_of(answer: Answer, settings: Settings, context: Context) -> Any:
    """Return what `body` holds afterwards. Raises Failed."""
    kind = settings.get("answer_kind", "auto")
    if kind == "file":
        name = str(settings.get("file_name", ""))
        media_type = answer.media_type or "application/octet-stream"
        context.files.write(name, answer.content, media_type)
        return name
    if not answer.content:
        return None
    if kind == "text":
        return answer.text
    if kind == "json":
        return json_of(answer)
    return value_by_type(answer, context)


def value_by_type(answer: Answer, context: Context) -> Any:
    """Return the value that the type of the content suggests."""
    if JSON.fullmatch(answer.media_type):
        try:
            return json_of(answer)
        except Failed as failed:
            context.log.warning(f"{failed} It is kept as text.")
            return answer.text
    if TEXT.fullmatch(answer.media_type) or is_text(answer.content):
        return answer.text
    context.log.warning(
        f"The answer is {answer.media_type or 'a file'}, which no value can hold. "
        "Read it as a file to keep it."
    )
    return None


def is_text(content: bytes) -> bool:
    """Say whether bytes of no known type are text."""
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False


def json_of(answer: Answer) -> Any:
    """Return the value of JSON. Raises Failed."""
    try:
        return json.loads(answer.content, parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Failed("The answer is not JSON.") from error


def refuse_constant(name: str) -> None:
    """Refuse NaN and the infinities, which JSON does not know."""
    raise ValueError(name)
