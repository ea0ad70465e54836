"""Secrets are found in every way of writing."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patchbay_sdk.masking import Mask

SECRET = 'p4ss "wörd" +/\\'
LETTERS = st.text(st.characters(min_codepoint=33, max_codepoint=1000), min_size=6)


def basic(user: str) -> str:
    """Return the header of HTTP basic authentication."""
    return base64.b64encode(f"{user}:{SECRET}".encode()).decode()


@pytest.mark.parametrize(
    "written",
    [
        SECRET,
        json.dumps(SECRET),
        repr(SECRET),
        quote(SECRET),
        quote(SECRET, safe=""),
        quote_plus(SECRET),
        SECRET.encode().hex(),
        basic("a"),
        basic("ab"),
        basic("abc"),
        base64.urlsafe_b64encode(SECRET.encode()).decode(),
    ],
)
def test_secret_is_masked(written: str) -> None:
    masked = Mask([SECRET]).text(f"before {written} after")

    assert "***" in masked
    assert written not in masked
    assert masked.startswith("before ")
    assert masked.endswith(" after")


def test_values_and_names_of_json_are_masked() -> None:
    value = {"a": [f"x{SECRET}", 1, None], SECRET: True}

    assert Mask([SECRET]).value(value) == {"a": ["x***", 1, None], "***": True}


@pytest.mark.parametrize("secrets", [[], ["", "abc", "   "]])
def test_short_values_tear_no_holes(secrets: list[str]) -> None:
    assert Mask(secrets).text("abc abcd") == "abc abcd"


@given(LETTERS, st.binary(max_size=9), st.binary(max_size=9))
def test_nothing_of_a_secret_is_left_in_base64(
    secret: str, before: bytes, after: bytes
) -> None:
    text = base64.b64encode(before + secret.encode() + after).decode()

    masked = Mask([secret]).text(text)
    assert "***" in masked
    assert len(masked) <= len(text)
