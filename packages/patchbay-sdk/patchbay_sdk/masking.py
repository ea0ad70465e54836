"""Takes secrets out of texts, whatever way they are written."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote, quote_plus

MASK = "***"
SHORTEST = 4
BASE64_LEAD = (0, 2, 3)


class Mask:
    """Replaces the values of secrets by ***.

    A secret is found as it is, in JSON or Python text, in hexadecimal, URL and base64
    encoding, and inside of longer base64 ("user:password"). Values of less than
    `shortest` characters stay: they would tear holes into every text.
    """

    def __init__(self, secrets: Iterable[str], *, shortest: int = SHORTEST) -> None:
        kept = {one for one in secrets if len(one.strip()) >= shortest}
        forms = {form for one in kept for form in forms_of(one) if form}
        longest_first = sorted(forms, key=lambda form: (-len(form), form))
        self.longest = len(longest_first[0]) if longest_first else 0
        self._found = re.compile("|".join(map(re.escape, longest_first)))

    def text(self, text: str) -> str:
        """Return a text without the secrets."""
        return self._found.sub(MASK, text) if self.longest else text

    def value(self, value: Any) -> Any:
        """Return a JSON value without the secrets, in names of fields too."""
        if not self.longest:
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list | tuple):
            return [self.value(one) for one in value]
        if isinstance(value, dict):
            return {self.text(str(k)): self.value(one) for k, one in value.items()}
        return value


def forms_of(secret: str) -> Iterator[str]:
    """Yield the ways in which a secret is written."""
    content = secret.encode("utf-8", "surrogatepass")
    yield secret
    yield secret.strip()
    yield json.dumps(secret)[1:-1]
    yield json.dumps(secret, ensure_ascii=False)[1:-1]
    yield repr(secret)[1:-1]
    yield quote(content, safe="")
    yield quote(content)
    yield quote_plus(content)
    yield content.hex()
    yield from base64_forms(content)


def base64_forms(content: bytes) -> Iterator[str]:
    """Yield what base64 of any text around the content always holds."""
    for before, lead in enumerate(BASE64_LEAD):
        rest = (before + len(content)) % 3
        text = base64.b64encode(b"\0" * before + content).decode().rstrip("=")
        core = text[lead : len(text) - (1 if rest else 0)]
        if len(core) >= SHORTEST:
            yield core
            yield core.translate(str.maketrans("+/", "-_"))
