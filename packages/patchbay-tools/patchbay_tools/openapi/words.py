"""Texts of a document as people read them in a form: plain, short, one line."""

from __future__ import annotations

import html
import re

READ = 3000
TAG = re.compile(r"</?[A-Za-z!][^<>]{0,400}>|<!--.{0,400}?-->", re.DOTALL)
OPENING = re.compile(r"<(?=[A-Za-z/!])")
PICTURE = re.compile(r"!\[[^\[\]]{0,200}\]\([^()\s]{0,400}\)")
LINK = re.compile(
    r"\[([^\[\]]{1,200})\](?:\([^()\s]{0,400}(?: \"[^\"]{0,99}\")?\)|\[\])"
)
FENCE = re.compile(
    r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1[^\n]*$|\Z)", re.DOTALL | re.MULTILINE
)
TABLE = re.compile(r"^ *\|.*$", re.MULTILINE)
LEAD = re.compile(r"^ {0,8}(?:#{1,6} +|> ?|[-*+] +(?=\S)|={3,}$|-{3,}$)", re.MULTILINE)
MARK = re.compile(
    r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|`+|(?<![\w])_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)"
)
NO_END = (":", "e.g.", "i.e.", "etc.", "vs.", "no.", "incl.", "approx.")
BLANK = re.compile(r"\s+")
CONTROL = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]"
)
SENTENCE = re.compile(r"[.!?:](?=\s|$)")


def plain(text: object) -> str:
    """Return Markdown or HTML as plain text of one line."""
    if not isinstance(text, str):
        return ""
    text = text[:READ]
    for pattern, other in (
        (FENCE, " "),
        (TABLE, " "),
        (TAG, " "),
        (PICTURE, " "),
        (LINK, r"\1"),
    ):
        text = pattern.sub(other, text)
    text = MARK.sub("", LEAD.sub("", text))
    text = html.unescape(text)
    # A tag that was written as entities would be one again.
    text = OPENING.sub(" ", TAG.sub(" ", text))
    return BLANK.sub(" ", CONTROL.sub(" ", text)).strip()


def short(text: object, limit: int) -> str:
    """Return the first sentences that fit, at least the beginning of the first."""
    clean = plain(text)
    if len(clean) <= limit:
        return clean
    ends = [one.end() for one in SENTENCE.finditer(clean, 0, limit)]
    ends = [end for end in ends if not clean[:end].lower().endswith(NO_END)]
    if ends and ends[-1] >= limit // 5:
        return clean[: ends[-1]]
    return cut(clean, limit)


def cut(text: str, limit: int) -> str:
    """Return the words that fit, with a sign that there were more."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    words = head.rpartition(" ")[0]
    return f"{(words if len(words) > limit // 2 else head).rstrip(' ,;:-')}…"
